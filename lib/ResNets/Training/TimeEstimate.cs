using System.Diagnostics;
using System.Globalization;
using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>How long a run will take, from a few steps that were timed, and a few images that were tested on.</summary>
/// <param name="Step">The time of one step.</param>
/// <param name="StepsLeft">The steps that are still to be made.</param>
/// <param name="TimedSteps">The steps that were timed.</param>
public sealed record TimeEstimate(TimeSpan Step, int StepsLeft, int TimedSteps)
{
    private const int MostSteps = 5;
    private static readonly int[] s_tested = [25, 250];
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_enoughOfTest = TimeSpan.FromSeconds(0.5);

    /// <summary>The time of measuring the test or validation error once.</summary>
    public TimeSpan Evaluation { get; init; }

    /// <summary>How often that error is still to be measured.</summary>
    public int EvaluationsLeft { get; init; }

    /// <summary>The time of all steps that are left and of measuring the error as often as the run does.</summary>
    public TimeSpan Total => (Step * StepsLeft) + (Evaluation * EvaluationsLeft);

    /// <summary>
    /// One line, such as <c>about 0:01:34 for 400 iterations (0.21 s each, from 5 timed steps) and 2 tests (5 s each)</c>.
    /// </summary>
    public override string ToString()
    {
        var steps = string.Create(
            CultureInfo.InvariantCulture,
            $"about {Words(Total)} for {StepsLeft:N0} iterations ({Seconds(Step)} each, from {TimedSteps} timed {(TimedSteps == 1 ? "step" : "steps")})");
        return EvaluationsLeft == 0 ? steps : string.Create(
            CultureInfo.InvariantCulture,
            $"{steps} and {EvaluationsLeft:N0} {(EvaluationsLeft == 1 ? "test" : "tests")} ({Seconds(Evaluation)} each)");
    }

    /// <summary>A time as <c>0:01:34</c>, from a day on as <c>1d 2:00:00</c>.</summary>
    /// <param name="time">The time.</param>
    public static string Words(TimeSpan time) =>
        time.TotalDays >= 1 ? time.ToString("d'd 'h\\:mm\\:ss", CultureInfo.InvariantCulture) : time.ToString("h\\:mm\\:ss", CultureInfo.InvariantCulture);

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

    /// <summary>The time of testing on images, from a few of them, and from more where that was too quick to tell.</summary>
    internal static TimeSpan OfTest(Network net, ILabelledImages images, ImagePipeline pipeline, Device device)
    {
        var (time, count) = (TimeSpan.Zero, 1);
        foreach (var most in s_tested.TakeWhile(_ => time < s_enoughOfTest))
        {
            var some = images.First(most);
            var watch = Stopwatch.StartNew();
            pipeline.Test(net, some, device);
            (time, count) = (watch.Elapsed, some.Count);
            (some as IDisposable)?.Dispose();
        }

        return time * ((double)images.Count / count);
    }

    /// <summary>Three digits, all of those before the point.</summary>
    private static string Seconds(TimeSpan time) =>
        $"{time.TotalSeconds.ToString(time.TotalSeconds < 100 ? "G3" : "N0", CultureInfo.InvariantCulture)} s";
}
