using Notebooks.Running;

namespace Course.Run;

/// <summary>Runs one notebook: <see cref="NotebookRunner.RunAsync"/>, or a stand-in for it.</summary>
/// <param name="request">What to run.</param>
/// <param name="progress">Told what happens.</param>
/// <param name="cancellation">Ends the run.</param>
public delegate Task<RunResult> RunNotebook(
    RunRequest request, IProgress<RunEvent>? progress, CancellationToken cancellation);
