using Course.Setup;

namespace Course.Doctor;

/// <summary>What set-up would find to do; what it can do without the network keeps nothing from running.</summary>
/// <param name="steps">The steps of set-up.</param>
public sealed class SetupProbe(IReadOnlyList<ISetupStep> steps) : IProbe
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach (ISetupStep step in steps)
        {
            StepCheck check = await step.CheckAsync(cancellation).ConfigureAwait(false);
            findings.Add(check.State switch
            {
                StepState.Done => Finding.Ok(step.Name, check.Text),
                StepState.DoneWithout => new Finding(step.Name, FindingState.Gap, check.Text),
                _ when check.NeedsNetwork && !check.IsOptional => Finding.Broken(
                    step.Name, $"to do: {check.Text}", "run ./course setup"),
                _ => Finding.Gap(step.Name, $"to do: {check.Text}", "./course setup does it, and ./course run too"),
            });
        }

        return findings;
    }
}
