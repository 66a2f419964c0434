using Course.Terminal;

namespace Course.Setup;

/// <summary>Goes through the steps of set-up and does what is missing.</summary>
/// <param name="steps">The steps, in order.</param>
/// <param name="terminal">Shows what happens.</param>
public sealed class SetupRunner(IReadOnlyList<ISetupStep> steps, CourseTerminal terminal)
{
    /// <summary>Does what is missing.</summary>
    /// <param name="request">What is to be brought about.</param>
    /// <param name="quiet">Whether steps with nothing to do are left unmentioned.</param>
    /// <param name="cancellation">Stops between and within steps.</param>
    /// <exception cref="CourseException">A step failed; those before it are done.</exception>
    /// <exception cref="StoppedException">It was cancelled; the steps before are done.</exception>
    public async Task RunAsync(SetupRequest request, bool quiet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        foreach (ISetupStep step in steps)
        {
            StepCheck check = await step.CheckAsync(cancellation).ConfigureAwait(false);
            if (check.State != StepState.Missing)
            {
                Show(step, check, quiet);
            }
            else if (request.DryRun)
            {
                terminal.Step(step.Name, StepMark.Planned, $"would {check.Text}");
            }
            else if (request.Offline && check.NeedsNetwork)
            {
                throw new CourseException(
                    $"Offline, but this is missing: {check.Text}; run ./course setup once where there is a network.");
            }
            else
            {
                await ApplyAsync(step, check, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task ApplyAsync(ISetupStep step, StepCheck check, CancellationToken cancellation)
    {
        try
        {
            StepCheck done = await terminal.BusyAsync(
                $"{step.Name}: {check.Text}", status => step.ApplyAsync(status, cancellation)).ConfigureAwait(false);
            Show(step, done, quiet: false);
        }
        catch (OperationCanceledException e)
        {
            throw new StoppedException($"stopped during '{step.Name}'; the same command goes on from there", e);
        }
    }

    private void Show(ISetupStep step, StepCheck check, bool quiet)
    {
        if (!quiet)
        {
            terminal.Step(step.Name, check.State == StepState.Done ? StepMark.Done : StepMark.Note, check.Text);
        }
    }
}
