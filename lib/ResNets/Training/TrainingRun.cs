using ResNets.Data;
using ResNets.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>A run under way: all that a step changes, and therefore all that a checkpoint keeps.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly IBatches _batches;
    private readonly Backpropagation _backpropagation;

    /// <summary>Puts the network and the images on the device; nothing is computed yet.</summary>
    internal TrainingRun(Network net, Recipe recipe, RunIdentity identity, ImagePipeline pipeline, Device device, int segments)
    {
        (Net, Recipe, Identity, Normalization) = (net, recipe, identity, pipeline.Normalization);
        Schedule = ScheduleState.StartOf(recipe);
        net.to(device);
        net.train();
        _batches = pipeline.Batches(device);
        _backpropagation = new Backpropagation(net, Recipe.Parts, segments);
        Optimizer = Optimizers.Sgd(net, Recipe);
        (Report, Look) = (new StepMeter(device), new StepMeter(device));
    }

    internal Network Net { get; }

    internal Recipe Recipe { get; }

    internal RunIdentity Identity { get; }

    /// <summary>What is done to pixels before the network sees them.</summary>
    internal Normalization Normalization { get; }

    internal SGD Optimizer { get; }

    /// <summary>The training figures since the last point of the history.</summary>
    internal StepMeter Report { get; }

    /// <summary>The training figures since the schedule last looked at them.</summary>
    internal StepMeter Look { get; }

    /// <summary>Steps done.</summary>
    internal int Iteration { get; set; }

    internal ScheduleState Schedule { get; set; }

    /// <summary>The learning rate of the next step.</summary>
    internal double LearningRate => Recipe.LearningRateAt(Iteration, Schedule.Warm, Schedule.PlateauDrops);

    internal CheckpointState State => new(Iteration, Schedule, Report.Count, Look.Count, Identity);

    /// <summary>One step: a batch, its gradients, the update.</summary>
    internal void Step()
    {
        using var scope = NewDisposeScope();
        foreach (var group in Optimizer.ParamGroups)
        {
            group.LearningRate = LearningRate;
        }

        Net.zero_grad();
        using var batch = _batches[Iteration];
        var outcome = _backpropagation.Run(batch);
        Optimizer.step();
        Report.Add(outcome);
        if (!Schedule.Warm || Recipe.Plateau is not null)
        {
            Look.Add(outcome);
        }

        Iteration++;
    }

    /// <summary>Whether every weight and every loss since the last report is a finite number.</summary>
    internal bool IsFinite()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return Report.IsFinite && stack(Net.parameters().Select(parameter => parameter.isfinite().all()).ToArray()).all().item<bool>();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batches.Dispose();
        Optimizer.Dispose();
        Report.Dispose();
        Look.Dispose();
    }
}
