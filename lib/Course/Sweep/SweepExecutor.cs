using System.Globalization;
using Course.Processes;
using Course.Terminal;

namespace Course.Sweep;

/// <summary>Makes the runs of a sweep on this machine, each in a process of its own, one or several at once.</summary>
/// <param name="context">What the commands work with.</param>
/// <param name="folder">Where the runs lie.</param>
/// <param name="atOnce">Runs at once; the cores are divided among them.</param>
public sealed class SweepExecutor(CourseContext context, SweepFolder folder, int atOnce)
{
    /// <summary>What the environment says (a task of Slurm's has its share), else a share of the cores.</summary>
    private readonly string _threads = context.Variable("OMP_NUM_THREADS") is { Length: > 0 } given
        ? given
        : Math.Max(1, Environment.ProcessorCount / atOnce).ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes all runs that are not finished; a run that fails does not stop the others.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="cancellation">Stops; each run continues at its last checkpoint next time.</param>
    /// <returns>The number of runs that failed.</returns>
    public async Task<int> RunAsync(IReadOnlyList<SweepRun> runs, CancellationToken cancellation)
    {
        int failed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(runs, options, async (run, token) =>
        {
            if (folder.IsFinished(run))
            {
                Say(run, StepMark.Done, "finished before");
            }
            else if (!await RunAsync(run, token).ConfigureAwait(false))
            {
                Interlocked.Increment(ref failed);
            }
        }).ConfigureAwait(false);
        return failed;
    }

    private async Task<bool> RunAsync(SweepRun run, CancellationToken cancellation)
    {
        string path = folder.Of(run).Path;
        Directory.CreateDirectory(path);
        string log = Path.Combine(path, "log.txt");
        Say(run, StepMark.Planned, "under way");
        var request = new ProcessRequest("dotnet", [typeof(SweepExecutor).Assembly.Location, .. run.Arguments(path)])
        {
            Log = log,
            Environment = new Dictionary<string, string>
            {
                ["OMP_NUM_THREADS"] = _threads,
            },
        };
        ProcessResult result = await context.Processes.RunAsync(request, cancellation).ConfigureAwait(false);
        if (result.Succeeded)
        {
            Say(run, StepMark.Done, SweepSummary.InWords(folder.History(run)));
            return true;
        }

        string last = result.Output.LastOrDefault(line => line.Length > 0) ?? "no word";
        Say(run, StepMark.Failed, $"exit code {result.ExitCode}: {last}; all of it in {log}");
        return false;
    }

    private void Say(SweepRun run, StepMark mark, string text)
    {
        lock (context)
        {
            context.Terminal.Step(run.Name, mark, text);
        }
    }
}
