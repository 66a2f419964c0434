using System.Diagnostics;
using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Training;

/// <summary>Trains one network by one recipe (section 4.2) and keeps what it measures.</summary>
public sealed class Trainer
{
    private readonly ResNet _net;
    private readonly Recipe _recipe;
    private readonly ImageSet _train;
    private readonly ImageSet? _test;
    private readonly TrainerOptions _options;
    private readonly Device _device;
    private readonly List<HistoryPoint> _points = [];
    private readonly Stopwatch _elapsed = new();
    private readonly Stopwatch _stepping = new();

    /// <summary>Prepares a run; nothing is computed yet.</summary>
    /// <param name="net">The network; trained in place.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="train">The training images.</param>
    /// <param name="test">The test images, or null to leave testing out.</param>
    /// <param name="options">How the run is watched and kept.</param>
    /// <exception cref="ArgumentException">The recipe is out of range, or the network does not fit the data.</exception>
    public Trainer(ResNet net, Recipe recipe, ImageSet train, ImageSet? test = null, TrainerOptions? options = null)
    {
        recipe.Validate();
        RequireFittingClasses(net, train);
        (_net, _recipe, _train, _test, _options) = (net, recipe, train, test, options ?? new TrainerOptions());
        _device = _options.Device ?? CPU;
        History = new RunHistory(Header(), _points);
    }

    /// <summary>What was measured so far; it grows while the run goes on.</summary>
    public RunHistory History { get; }

    private int ReportEvery => _options.ReportEvery > 0 ? _options.ReportEvery : Math.Max(1, _recipe.Iterations / 100);

    /// <summary>Runs all iterations of the recipe.</summary>
    /// <param name="progress">Told at every point of the history, on the training thread.</param>
    /// <param name="cancellation">Looked at between two steps; the history so far is kept.</param>
    /// <returns>What was measured.</returns>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunHistory Run(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        _net.to(_device);
        _net.train();
        using var mean = PixelStatistics.MeanImage(_train);
        using var batches = new TrainingBatches(_train, mean, _recipe.BatchSize, _recipe.Seed, _recipe.Augmentation, _device);
        using var optimizer = optim.SGD(
            _net.parameters(), _recipe.LearningRate, momentum: _recipe.Momentum, weight_decay: _recipe.WeightDecay);
        using var meter = new StepMeter(_device);
        WriteHistory();
        _elapsed.Start();
        var warm = _recipe.WarmUp is null;
        for (var iteration = 0; iteration < _recipe.Iterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            var learningRate = _recipe.LearningRateAt(iteration, warm);
            Step(batches[iteration], optimizer, learningRate, meter);
            var done = iteration + 1;
            if (IsDue(done, ReportEvery))
            {
                var point = Measure(done, learningRate, meter.Read(), mean);
                warm = warm || _recipe.WarmUp!.IsOverAt(point.TrainingError);
                progress?.Report(new TrainingProgress(_net.Spec.Name, _recipe.Iterations, point, Remaining(done)));
            }

            if (_options.CheckpointPath is { } path && IsDue(done, _options.CheckpointEvery))
            {
                Checkpoint.Save(path, _net, optimizer, new CheckpointState(done, warm, _recipe, _train.Fingerprint));
            }
        }

        return History;
    }

    private void Step(Batch batch, optim.Optimizer optimizer, double learningRate, StepMeter meter)
    {
        _stepping.Start();
        using var scope = NewDisposeScope();
        using (batch)
        {
            foreach (var group in optimizer.ParamGroups)
            {
                group.LearningRate = learningRate;
            }

            _net.zero_grad();
            var logits = _net.call(batch.Images);
            var loss = F.cross_entropy(logits, batch.Labels);
            loss.backward();
            optimizer.step();
            meter.Add(loss, logits, batch.Labels);
        }

        _stepping.Stop();
    }

    private HistoryPoint Measure(int done, double learningRate, StepReading reading, Tensor mean)
    {
        RequireFinite(reading.Loss, done);
        var speed = reading.Images / _stepping.Elapsed.TotalSeconds;
        _stepping.Reset();
        var point = new HistoryPoint
        {
            Iteration = done,
            Epoch = Math.Round((double)done * _recipe.BatchSize / _train.Count, 3),
            LearningRate = learningRate,
            TrainingLoss = Math.Round(reading.Loss, 5),
            TrainingError = Math.Round(reading.Error, 3),
            TestError = Test(done, mean),
            ImagesPerSecond = Math.Round(speed, 1),
            Seconds = Math.Round(_elapsed.Elapsed.TotalSeconds, 2),
        };
        _points.Add(point);
        if (_options.HistoryPath is { } path)
        {
            HistoryFile.Append(path, point);
        }

        return point;
    }

    private double? Test(int done, Tensor mean) =>
        _test is not null && IsDue(done, _options.TestEvery)
            ? Math.Round(SingleView.Test(_net, _test, mean, device: _device).Error, 3)
            : null;

    private bool IsDue(int done, int every) => done == _recipe.Iterations || (every > 0 && done % every == 0);

    private TimeSpan Remaining(int done) => _elapsed.Elapsed * ((double)(_recipe.Iterations - done) / done);

    private void WriteHistory()
    {
        if (_options.HistoryPath is { } path)
        {
            HistoryFile.Write(path, History);
        }
    }

    private RunHeader Header() => new()
    {
        Network = _net.Spec.Name,
        Depth = _net.Spec.Depth,
        Shortcut = _net.Spec.Options.Shortcut.ToString(),
        Width = _net.Spec.Width,
        Parameters = _net.parameters().Sum(parameter => parameter.numel()),
        Seed = _recipe.Seed,
        Recipe = _recipe,
        Data = _train.Title,
        DataRemark = _train.Remark,
        DataFingerprint = _train.Fingerprint,
        Device = _device.type.ToString().ToLowerInvariant(),
        Threads = get_num_threads(),
        Torch = __version__,
        Started = _options.Clock.GetUtcNow(),
    };

    private void RequireFinite(double loss, int done)
    {
        if (!double.IsFinite(loss))
        {
            throw new TrainingDivergedException(
                $"{_net.Spec.Name} diverged: the loss is {loss} after {done:N0} of {_recipe.Iterations:N0} iterations; lower the learning rate from {_recipe.LearningRate} or start with a warm-up.");
        }
    }

    private static void RequireFittingClasses(ResNet net, ImageSet train)
    {
        if (net.Spec.Classes != train.ClassNames.Count)
        {
            throw new ArgumentException(
                $"{net.Spec.Name} has {net.Spec.Classes} outputs and {train.Name} has {train.ClassNames.Count} classes; build the network with classes: {train.ClassNames.Count}.");
        }
    }
}
