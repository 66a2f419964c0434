using Course.Train;
using ResNets.Training;

namespace Course.Sweep;

/// <summary>Where the runs of a sweep lie: one folder each.</summary>
/// <param name="Path">The folder of the sweep.</param>
public sealed record SweepFolder(string Path)
{
    /// <summary>The folder of one run.</summary>
    /// <param name="run">The run.</param>
    public RunFolder Of(SweepRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new(System.IO.Path.Combine(Path, run.Name));
    }

    /// <summary>What a run has measured so far; null before its first line.</summary>
    /// <param name="run">The run.</param>
    public RunHistory? History(SweepRun run)
    {
        string path = Of(run).History;
        return File.Exists(path) ? HistoryFile.Read(path) : null;
    }

    /// <summary>
    /// Whether a run is at its end and kept: its history and its last checkpoint, which is written after the last line of
    /// the history.
    /// </summary>
    /// <param name="run">The run.</param>
    public bool IsFinished(SweepRun run) =>
        History(run) is { IsFinished: true } history && Reached(run) == history.Header.Recipe.Iterations;

    /// <summary>Where the newest whole checkpoint stands; null where there is none.</summary>
    private int? Reached(SweepRun run)
    {
        try
        {
            return Checkpoint.Inspect(Of(run).Checkpoint)?.Iteration;
        }
        catch (InvalidDataException)
        {
            // The run itself says what is wrong with the file when it is made.
            return null;
        }
    }
}
