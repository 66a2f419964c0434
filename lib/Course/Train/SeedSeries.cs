using System.Globalization;
using Course.Terminal;
using ResNets.Training;

namespace Course.Train;

/// <summary>The same run with several seeds, as the paper trains 110 layers five times.</summary>
/// <param name="terminal">Shows the statistics.</param>
/// <param name="session">Makes each run.</param>
/// <param name="root">The folder of the course.</param>
public sealed class SeedSeries(CourseTerminal terminal, TrainingSession session, string root)
{
    /// <summary>Checks that there are so many seeds from the first one on.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">Runs.</param>
    /// <exception cref="UsageException">There are not; the message names the option.</exception>
    public static void Require(ulong first, int count)
    {
        if (count < 1)
        {
            throw new UsageException($"--seeds is {count}; it has to be at least 1.");
        }

        if ((ulong)count - 1 > ulong.MaxValue - first)
        {
            throw new UsageException($"--seeds is {count} and --seed {first}; the last seed has to be at most {ulong.MaxValue}, so start at a lower one.");
        }
    }

    /// <summary>Makes the runs one after the other and shows the mean and the standard deviation of their errors.</summary>
    /// <param name="request">The run with the first seed.</param>
    /// <param name="data">The data set, in place.</param>
    /// <param name="count">Runs.</param>
    /// <param name="cancellation">Looked at between two steps.</param>
    public async Task RunAsync(TrainRequest request, string data, int count, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var runs = new List<RunHistory>();
        foreach (TrainRequest one in Runs(request, data, count))
        {
            RunHistory run = await session.RunAsync(one, data, cancellation).ConfigureAwait(false);
            if (run.Points.Count > 0)
            {
                runs.Add(run);
            }
        }

        Show("training error", runs.Select(run => (double?)run.FinalTrainingError));
        Show("validation error", runs.Select(run => run.FinalValidationError));
        Show("test error", runs.Select(run => run.FinalTestError));
    }

    /// <summary>Says how long all runs together would take, from steps of one where each is at its beginning.</summary>
    /// <param name="request">The run with the first seed.</param>
    /// <param name="data">The data set, in place.</param>
    /// <param name="count">Runs.</param>
    public void Estimate(TrainRequest request, string data, int count)
    {
        ArgumentNullException.ThrowIfNull(request);
        TrainRequest[] runs = [.. Runs(request, data, count)];
        TimeSpan time = request.Resume
            ? runs.Aggregate(TimeSpan.Zero, (sum, run) => sum + session.Estimate(run, data))
            : session.Estimate(runs[0], data) * count;
        terminal.Step("all runs", StepMark.Planned, string.Create(
            CultureInfo.InvariantCulture, $"about {TimeEstimate.Words(time)} for {count:N0} seeds, {runs[0].Seed} to {runs[^1].Seed}"));
    }

    private IEnumerable<TrainRequest> Runs(TrainRequest request, string data, int count)
    {
        for (ulong i = 0; i < (ulong)count; i++)
        {
            TrainRequest one = request with { Seed = request.Seed + i };
            yield return one with { Out = request.Out is { } given ? Path.Combine(given, $"seed-{one.Seed}") : one.Folder(root, data) };
        }
    }

    private void Show(string name, IEnumerable<double?> errors)
    {
        double[] known = [.. errors.OfType<double>()];
        if (known.Length > 0)
        {
            terminal.Step(name, StepMark.Done, $"{SeedStatistics.Of(known)}, in percent");
        }
    }
}
