using ResNets.Training;

namespace ResNets.Tests.Training;

/// <summary>Cancels a run that reports every step, after a number of them.</summary>
internal sealed class StopAfter(int iterations, CancellationTokenSource source) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Iteration == iterations)
        {
            source.Cancel();
        }
    }
}
