using System.Diagnostics;
using System.Globalization;

namespace ResNets.Training;

/// <summary>How long a run will take, from a few steps that were timed.</summary>
/// <param name="Step">The time of one step.</param>
/// <param name="StepsLeft">The steps that are still to be made.</param>
/// <param name="TimedSteps">The steps that were timed.</param>
public sealed record TimeEstimate(TimeSpan Step, int StepsLeft, int TimedSteps)
{
    private const int MostSteps = 5;
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(3);

    /// <summary>The time of all steps that are left; measuring the test error comes on top.</summary>
    public TimeSpan Total => Step * StepsLeft;

    /// <summary>One line, such as <c>about 0:01:24 for 400 iterations (0.21 s each, from 5 timed steps)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"about {Describe(Total)} for {StepsLeft:N0} iterations ({Step.TotalSeconds:G3} s each, from {TimedSteps} timed steps)");

    /// <summary>Times steps of a run: the first, which is slower, is left out unless it is long.</summary>
    internal static TimeEstimate Of(TrainingRun run, int stepsLeft)
    {
        var watch = Stopwatch.StartNew();
        run.Step();
        if (watch.Elapsed > s_enough)
        {
            return new(watch.Elapsed, stepsLeft, 1);
        }

        watch.Restart();
        var steps = 0;
        while (steps < MostSteps && watch.Elapsed < s_enough)
        {
            run.Step();
            _ = run.Report.IsFinite; // waits until a device that works in the background is done
            steps++;
        }

        return new(watch.Elapsed / steps, stepsLeft, steps);
    }

    private static string Describe(TimeSpan time) =>
        time.TotalDays >= 1 ? time.ToString("d'd 'h\\:mm\\:ss", CultureInfo.InvariantCulture) : time.ToString("h\\:mm\\:ss", CultureInfo.InvariantCulture);
}
