namespace Course.Setup;

/// <summary>Records the stack that every build uses.</summary>
/// <param name="tools">What the step works with.</param>
/// <param name="request">What is to be brought about.</param>
public sealed class StackStep(SetupTools tools, SetupRequest request) : ISetupStep
{
    /// <inheritdoc/>
    public string Name => "stack";

    /// <inheritdoc/>
    public Task<StepCheck> CheckAsync(CancellationToken cancellation)
    {
        StackChoice? recorded = StackRecord.Read(tools.Repository);
        return Task.FromResult(recorded == request.Stack
            ? StepCheck.Done(request.Stack.BuildName())
            : StepCheck.Missing($"use the stack '{request.Stack.BuildName()}'"));
    }

    /// <inheritdoc/>
    /// <remarks>The notebooks' library is cleared: both stacks build into it, and neither may find the other's files.</remarks>
    public Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation)
    {
        if (Directory.Exists(tools.Repository.Library))
        {
            Directory.Delete(tools.Repository.Library, recursive: true);
        }

        StackRecord.Write(tools.Repository, request.Stack);
        return Task.FromResult(StepCheck.Done(request.Stack.BuildName()));
    }
}
