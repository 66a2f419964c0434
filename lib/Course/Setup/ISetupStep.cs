namespace Course.Setup;

/// <summary>One thing that the kit needs on a machine.</summary>
public interface ISetupStep
{
    /// <summary>What it is, in a word or three.</summary>
    string Name { get; }

    /// <summary>Looks whether it is there. Changes nothing and uses no network.</summary>
    /// <param name="cancellation">Stops the look.</param>
    Task<StepCheck> CheckAsync(CancellationToken cancellation);

    /// <summary>Puts it there.</summary>
    /// <param name="status">Told in a line what is going on.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What is there now, or what is done without.</returns>
    /// <exception cref="CourseException">It cannot be had; the message says what to do.</exception>
    Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation);
}
