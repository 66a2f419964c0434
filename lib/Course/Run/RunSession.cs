using Notebooks.Documents;
using Notebooks.Running;
using ResNets;
using ResNets.Data;

namespace Course.Run;

/// <summary>Runs notebooks one after the other; one that fails keeps no other from running.</summary>
/// <param name="run">Runs one notebook.</param>
public sealed class RunSession(RunNotebook run)
{
    /// <summary>Runs the notebooks of a plan.</summary>
    /// <param name="plan">Which, and how.</param>
    /// <param name="progress">Told what happens, in order.</param>
    /// <param name="cancellation">Ends the running notebook and starts no other.</param>
    /// <returns>What came of each; fewer than planned when cancelled.</returns>
    public async Task<IReadOnlyList<RunResult>> RunAsync(
        RunPlan plan, IProgress<RunEvent> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(progress);
        var results = new List<RunResult>();
        foreach (string notebook in plan.Notebooks)
        {
            try
            {
                results.Add(await RunOneAsync(plan, notebook, progress, cancellation).ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
        }

        return results;
    }

    private async Task<RunResult> RunOneAsync(
        RunPlan plan, string notebook, IProgress<RunEvent> progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var request = new RunRequest(notebook, plan.Output)
        {
            Html = plan.Html,
            Slides = plan.Slides,
            CellTimeout = plan.CellTimeout,
            Assets = plan.Assets,
            Environment = EnvironmentOf(plan),
        };
        try
        {
            return await run(request, progress, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NotebookFormatException or KernelStartException or IOException or UnauthorizedAccessException)
        {
            return NotRun(notebook, e, progress);
        }
    }

    private static Dictionary<string, string> EnvironmentOf(RunPlan plan)
    {
        var environment = new Dictionary<string, string>
        {
            [Budget.Variable] = plan.Budget,
            [DataDirectory.Variable] = plan.DataFolder,
        };
        if (plan.Device is { } device)
        {
            environment[Machine.DeviceVariable] = device;
        }

        return environment;
    }

    /// <summary>A notebook that could not even begin, or not be written, is a result like any other.</summary>
    private static RunResult NotRun(string notebook, Exception e, IProgress<RunEvent> progress)
    {
        string name = Path.GetFileNameWithoutExtension(notebook);
        var failure = new CellFailure(0, e.GetType().Name, e.Message, null, null, null);
        var result = new RunResult(name, 0, 0, TimeSpan.Zero, [failure], null, null);
        progress.Report(new NotebookFinished(name, result));
        return result;
    }
}
