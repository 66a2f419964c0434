using ResNets.Training;

namespace ResNets.Tests.Training;

/// <summary>Does something when a run reports that so many steps are done.</summary>
internal sealed class AtIteration(int iteration, Action act) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Iteration == iteration)
        {
            act();
        }
    }
}
