namespace Course.Processes;

/// <summary>Runs programs.</summary>
public interface IProcessRunner
{
    /// <summary>Finds a program on the search path.</summary>
    /// <param name="program">The program's name.</param>
    /// <returns>Its full path, or null.</returns>
    string? Find(string program);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="CourseException">The program cannot be started.</exception>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellation);
}
