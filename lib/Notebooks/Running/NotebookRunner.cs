using Notebooks.Documents;
using Notebooks.Export;

namespace Notebooks.Running;

/// <summary>Runs notebooks headless, each in a fresh kernel process.</summary>
public sealed class NotebookRunner
{
    private readonly TimeProvider _clock;

    /// <summary>A runner.</summary>
    /// <param name="clock">Measures time; null: the system's.</param>
    public NotebookRunner(TimeProvider? clock = null) => _clock = clock ?? TimeProvider.System;

    /// <summary>Runs a notebook's code cells from top to bottom until one fails, and writes what came of it.</summary>
    /// <remarks>
    /// Code that fails in a cell tagged <c>exercise</c> or <c>check</c> is a student's answer: the run goes on with the cells
    /// after it, and the notebook counts as failed. In a cell tagged <c>raises-exception</c> such an error is no failure at all.
    /// </remarks>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Gets what happens, in order; null: nobody.</param>
    /// <param name="cancellation">Ends the run and its process; nothing is written then.</param>
    /// <returns>How it went; a failing cell is part of the result and no exception.</returns>
    /// <exception cref="NotebookFormatException">The file is no C# notebook.</exception>
    /// <exception cref="KernelStartException">No kernel process could be started.</exception>
    /// <exception cref="IOException">The notebook cannot be read, or a result cannot be written.</exception>
    public async Task<RunResult> RunAsync(RunRequest request, IProgress<RunEvent>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = Path.GetFullPath(request.NotebookPath);
        var name = Path.GetFileNameWithoutExtension(path);
        var output = Path.Combine(Path.GetFullPath(request.OutputDirectory), Path.GetFileName(path));
        if (output == path)
            throw new ArgumentException($"The results of {path} would replace the notebook itself; choose another output directory.", nameof(request));

        NotebookDocument document = NotebookReader.Read(path);
        NotebookLanguage.RequireCSharp(document, Path.GetFileName(path));
        var executed = new ExecutedNotebook(document);
        progress?.Report(new NotebookStarted(name, executed.Cells.Count));

        var start = _clock.GetTimestamp();
        (int run, CellFailure[] failures) = await RunCellsAsync(request, executed, CellTitles.Of(document), progress, cancellation).ConfigureAwait(false);
        var html = request.Html ? Path.ChangeExtension(output, ".html") : null;
        var slides = request.Slides ? Path.ChangeExtension(output, SlidesExporter.Extension) : null;
        var result = new RunResult(name, run, executed.Cells.Count, _clock.GetElapsedTime(start), failures, output, html) { SlidesPath = slides };

        NotebookDocument done = executed.ToDocument();
        NotebookWriter.Write(done, output);
        if (html is not null)
            HtmlExporter.Write(done, name, html, request.Assets, Path.GetDirectoryName(path));
        if (slides is not null)
            SlidesExporter.Write(done, name, slides, request.Assets, Path.GetDirectoryName(path));
        progress?.Report(new NotebookFinished(name, result));
        return result;
    }

    private async Task<(int Run, CellFailure[] Failures)> RunCellsAsync(
        RunRequest request, ExecutedNotebook executed, IReadOnlyList<string> titles, IProgress<RunEvent>? progress, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(request.NotebookPath);
        var folder = Path.GetDirectoryName(Path.GetFullPath(request.NotebookPath))!;
        if (executed.Cells.Count == 0)
            return (0, []);
        var (run, failures) = (0, new List<CellFailure>());
        KernelProcess kernel = await KernelProcess.StartAsync(folder, request.Environment, cancellation).ConfigureAwait(false);
        await using (kernel.ConfigureAwait(false))
        {
            for (var i = 0; i < executed.Cells.Count; i++)
            {
                progress?.Report(new CellStarted(name, i + 1, executed.Cells.Count, titles[i]));
                using var status = new StatusReporter(text => progress?.Report(new CellStatus(name, i + 1, text)), _clock);
                var start = _clock.GetTimestamp();
                var cell = new CellRun(kernel, executed, i, request, status, _clock);
                CellFailure? failure = await cell.RunAsync(cancellation).ConfigureAwait(false);
                status.Dispose();
                if (failure is { IsOfCode: true } && executed.Cells[i].Source.HasTag("raises-exception"))
                    failure = null;
                progress?.Report(new CellFinished(name, i + 1, _clock.GetElapsedTime(start), failure is null));
                if (failure is null)
                    run++;
                else
                    failures.Add(failure);
                if (failure is not null && !(failure.IsOfCode && IsAnswer(executed.Cells[i].Source)))
                    break;
            }
        }

        return (run, [.. failures]);
    }

    private static bool IsAnswer(CodeCell cell) => cell.HasTag("exercise") || cell.HasTag("check");
}
