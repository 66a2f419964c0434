using System.Diagnostics;
using ResNets.Data;
using ResNets.Display;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>
/// Trains one network by one recipe (section 4.2) and keeps what it measures. The same seeds on the same machine with the
/// same threads give the same numbers, whether the run is made at once or cancelled, killed and resumed.
/// </summary>
public sealed class Trainer
{
    private const double Mebibyte = 1 << 20;

    private static readonly TimeSpan s_betweenReports = TimeSpan.FromSeconds(5);

    private readonly Network _net;
    private readonly Recipe _recipe;
    private readonly ILabelledImages _train;
    private readonly ILabelledImages? _test;
    private readonly ILabelledImages? _validation;
    private readonly TrainerOptions _options;
    private readonly RunFiles _files;
    private readonly Device _device;
    private readonly List<HistoryPoint> _points = [];
    private readonly Stopwatch _elapsed = new();
    private readonly Stopwatch _stepping = new();
    private (int Iteration, double Seconds) _resumed;
    private long _reported;
    private int _untimedImages;
    private bool _hasTrained;

    /// <summary>Prepares a run; nothing is computed yet.</summary>
    /// <param name="net">The network; trained in place.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="train">The training images; photographs in files need a recipe such as <see cref="Recipe.ImageNet"/>.</param>
    /// <param name="test">The test images, of the same kind, or null to leave testing out.</param>
    /// <param name="options">How the run is watched and kept.</param>
    /// <param name="validation">Images to choose by, held out of the training images (<see cref="ImageSet.SplitOff"/>), or null.</param>
    /// <exception cref="ArgumentException">The recipe is out of range, or the network does not fit the data.</exception>
    public Trainer(
        Network net, Recipe recipe, ILabelledImages train, ILabelledImages? test = null, TrainerOptions? options = null,
        ILabelledImages? validation = null)
    {
        recipe.Validate();
        RequireFittingClasses(net, train);
        RequireSameKind(train, test ?? train);
        RequireSameKind(train, validation ?? train);
        (_net, _recipe, _train, _test, _validation) = (net, recipe, train, test, validation);
        _options = options ?? new TrainerOptions();
        _files = new RunFiles(_options);
        _device = _options.Device ?? CPU;
        History = new RunHistory(Header(), _points);
    }

    /// <summary>What was measured so far; it grows while the run goes on.</summary>
    public RunHistory History { get; private set; }

    /// <summary>Where the checkpoint stands that the run is to continue from; null where it starts at its beginning.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or of another run.</exception>
    public CheckpointState? Reached => _files.Reached(Identity);

    /// <summary>A word about a damaged checkpoint that is passed over, known once <see cref="Reached"/> or the run has looked; or null.</summary>
    public string? ResumeNote => _files.Note;

    private RunIdentity Identity => RunIdentity.Of(_net, _recipe, _train, _validation);

    private int ReportEvery => _options.ReportEvery > 0 ? _options.ReportEvery : Math.Max(1, _recipe.Iterations / 100);

    /// <summary>
    /// Runs all iterations of the recipe that are not done yet. After a stop, the same trainer goes on from its checkpoint
    /// where <see cref="TrainerOptions.Resume"/> is set; without one it trains once, because the network is trained in place.
    /// </summary>
    /// <param name="progress">Told at the start, at every point of the history and every few seconds between, on the training thread.</param>
    /// <param name="cancellation">
    /// Looked at between two steps; a checkpoint and the history so far are kept. By default an interrupt of the notebook's cell.
    /// </param>
    /// <returns>What was measured.</returns>
    /// <exception cref="InvalidOperationException">This trainer has trained its network before, and there is no checkpoint to go on from.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient is no longer finite, or the loss is far above that of guessing.</exception>
    /// <exception cref="InvalidDataException">The checkpoint to resume from is damaged or of another run.</exception>
    /// <exception cref="RunFileException">History or checkpoint cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public RunHistory Run(IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        CudaSpeed.Allow(_device);
        cancellation = cancellation.CanBeCanceled ? cancellation : NotebookHost.Interruption;
        using var pipeline = ImagePipeline.Of(_train, _recipe);
        using var run = new TrainingRun(_net, _recipe, Identity, pipeline, _device, _options.Segments);
        Begin(run);
        _elapsed.Start();
        if (run.Iteration < _recipe.Iterations)
        {
            Tell(progress, run.Iteration);
        }

        while (run.Iteration < _recipe.Iterations)
        {
            if (cancellation.IsCancellationRequested)
            {
                Keep(run);
                cancellation.ThrowIfCancellationRequested();
            }

            _hasTrained = true;
            var learningRate = run.LearningRate;
            _stepping.Start();
            run.Step();
            _stepping.Stop();
            if (IsDue(run, ReportEvery) || IsDue(run, _options.TestEvery))
            {
                Measure(run, learningRate, pipeline);
                Tell(progress, run.Iteration);
            }
            else if (_options.Clock.GetElapsedTime(_reported) >= s_betweenReports)
            {
                Tell(progress, run.Iteration);
            }

            Look(run, pipeline);
            if (IsDue(run, _options.CheckpointEvery))
            {
                Keep(run);
            }
        }

        return History;
    }

    /// <summary>Times a few steps and tests of a copy of the network; the network itself stays as it is.</summary>
    public TimeEstimate Estimate()
    {
        CudaSpeed.Allow(_device);
        using var net = Network.Build(_net.Spec, _recipe.Seed);
        using var pipeline = ImagePipeline.Of(_train, _recipe);
        using var run = new TrainingRun(net, _recipe, Identity, pipeline, _device, _options.Segments);
        var done = Reached?.Iteration ?? 0;
        var steps = TimeEstimate.Of(run, _recipe.Iterations - done);
        var tests = Tests(_recipe.Iterations) - Tests(done);
        ILabelledImages[] tested = [.. new[] { _test, _validation }.OfType<ILabelledImages>()];
        return tests == 0 || tested.Length == 0 ? steps : steps with
        {
            Evaluation = tested.Aggregate(TimeSpan.Zero, (sum, images) => sum + TimeEstimate.OfTest(net, images, pipeline, _device)),
            EvaluationsLeft = tests,
        };
    }

    private void Begin(TrainingRun run)
    {
        random.manual_seed((long)_recipe.Seed);
        if (_files.Resume(run, History) is { } before)
        {
            _points.Clear();
            _points.AddRange(before.Points);
            History = new RunHistory(before.Header, _points);
        }
        else
        {
            RequireUntrained();
        }

        _resumed = (run.Iteration, _points is [.., var last] ? last.Seconds : 0);
        _untimedImages = run.Report.Count.Images;
        _elapsed.Reset();
        _stepping.Reset();
        _files.Begin(History);
    }

    private void RequireUntrained()
    {
        if (_hasTrained)
        {
            throw new InvalidOperationException(
                $"This trainer has trained {_net.Spec.Name} before, in place, and has no checkpoint to go on from; to start anew build the network and a trainer again, to go on after a stop set CheckpointPath and Resume.");
        }
    }

    /// <summary>Says where the run stands; nothing is read from the device for it, so it neither waits nor changes a number.</summary>
    private void Tell(IProgress<TrainingProgress>? progress, int done)
    {
        progress?.Report(new TrainingProgress(
            _net.Spec.Name, _recipe.Iterations, done, _points is [.., var last] ? last : null, Remaining(done)));
        _reported = _options.Clock.GetTimestamp();
    }

    private void Keep(TrainingRun run)
    {
        Divergence.RequireFinite(run, _files.LastGood);
        _files.Save(run);
    }

    /// <summary>Lets the schedule look at the error where it is due; its looks do not depend on how the run is watched.</summary>
    private void Look(TrainingRun run, ImagePipeline pipeline)
    {
        if (_recipe.WarmUp is { } warmUp && !run.Schedule.Warm && run.Iteration % warmUp.Every == 0)
        {
            var error = run.Look.Read().Error;
            run.Schedule = run.Schedule with { Warm = warmUp.IsOverAt(error) };
        }
        else if (_recipe.Plateau is { } plateau && run.Schedule.Warm && run.Iteration % plateau.Every == 0)
        {
            var reading = run.Look.Read();
            run.Schedule = plateau.After(run.Schedule, Error(_validation, pipeline) ?? reading.Error);
        }
    }

    private void Measure(TrainingRun run, double learningRate, ImagePipeline pipeline)
    {
        var reading = run.Report.Read();
        var norms = GradientNorms.Of(_net);
        Divergence.Require(run, reading.Loss, norms, _files.LastGood);
        var speed = (reading.Images - _untimedImages) / _stepping.Elapsed.TotalSeconds;
        _untimedImages = 0;
        _stepping.Reset();
        var tested = IsDue(run, _options.TestEvery);
        var point = new HistoryPoint
        {
            Iteration = run.Iteration,
            Epoch = Math.Round((double)run.Iteration * _recipe.BatchSize / _train.Count, 3),
            LearningRate = learningRate,
            TrainingLoss = Math.Round(reading.Loss, 5),
            TrainingError = Math.Round(reading.Error, 3),
            GradientNorms = norms,
            ValidationError = tested ? Error(_validation, pipeline) : null,
            TestError = tested ? Error(_test, pipeline) : null,
            ImagesPerSecond = Math.Round(speed, 1),
            Seconds = Math.Round(_resumed.Seconds + _elapsed.Elapsed.TotalSeconds, 2),
            PeakMemory = Math.Round(RunEnvironment.PeakMemory / Mebibyte, 1),
        };
        _points.Add(point);
        _files.Append(point);
    }

    private double? Error(ILabelledImages? images, ImagePipeline pipeline) =>
        images is null ? null : Math.Round(pipeline.Test(_net, images, _device).Error, 3);

    /// <summary>How often an error has been measured after so many iterations, by the history and by the schedule.</summary>
    private int Tests(int iterations)
    {
        var (every, isEnd) = (_options.TestEvery, iterations == _recipe.Iterations);
        var points = every > 0 ? iterations / every : 0;
        var last = isEnd && (every <= 0 || iterations % every > 0) ? 1 : 0;
        return points + last + (_validation is not null && _recipe.Plateau is { } plateau ? iterations / plateau.Every : 0);
    }

    private bool IsDue(TrainingRun run, int every) =>
        run.Iteration == _recipe.Iterations || (every > 0 && run.Iteration % every == 0);

    private TimeSpan? Remaining(int done) => done == _resumed.Iteration
        ? null
        : _elapsed.Elapsed * ((double)(_recipe.Iterations - done) / (done - _resumed.Iteration));

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
        ValidationImages = _validation?.Count ?? 0,
        Device = _device.type.ToString().ToLowerInvariant(),
        Machine = RunEnvironment.Machine,
        Threads = get_num_threads(),
        Segments = _options.Segments,
        Stack = RunEnvironment.Stack,
        Torch = __version__,
        Version = RunEnvironment.Version,
        Command = _options.Command,
        Started = _options.Clock.GetUtcNow(),
    };

    private static void RequireFittingClasses(Network net, ILabelledImages train)
    {
        if (net.Spec.Classes != train.ClassNames.Count)
        {
            throw new ArgumentException(
                $"{net.Spec.Name} has {net.Spec.Classes} outputs and {train.Name} has {train.ClassNames.Count} classes; build the network with classes: {train.ClassNames.Count}.");
        }
    }

    private static void RequireSameKind(ILabelledImages train, ILabelledImages other)
    {
        if (train.GetType() != other.GetType())
        {
            throw new ArgumentException(
                $"{train.Name} and {other.Name} came, one in memory and one in files; expected both of one kind.");
        }
    }
}
