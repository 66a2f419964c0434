using System.Globalization;

namespace ResNets.Training;

/// <summary>The history and the checkpoint of a run on disk.</summary>
internal sealed class RunFiles(TrainerOptions options)
{
    private int? _saved;
    private FoundCheckpoint? _found;

    /// <summary>What was wrong with a newer checkpoint than the one that the run continues from, or null.</summary>
    internal string? Note { get; private set; }

    /// <summary>Where the last good checkpoint stands, in words for a message.</summary>
    internal string LastGood => _saved is { } iteration
        ? string.Create(CultureInfo.InvariantCulture, $"the checkpoint of iteration {iteration:N0} is kept")
        : "no checkpoint was written yet";

    /// <summary>
    /// Where the checkpoint stands that the run is to continue from; null where it starts anew. The file is looked through
    /// once, and its tensors are not kept: the memory is for the steps that are timed meanwhile.
    /// </summary>
    /// <param name="identity">The run.</param>
    /// <exception cref="InvalidDataException">No checkpoint is whole, or it is one of another run.</exception>
    internal CheckpointState? Reached(RunIdentity identity)
    {
        if (_found is null && options is { Resume: true, CheckpointPath: { } path } && Checkpoint.Find(path) is { } found)
        {
            Checkpoint.RequireSameRun(path, identity, found.State.Identity);
            (_found, Note) = (found, found.Note);
        }

        return _found?.State;
    }

    /// <summary>Continues from the checkpoint if that is asked for and there is one.</summary>
    /// <param name="run">The run, at its beginning.</param>
    /// <param name="known">The history that the trainer holds, for a run without a file of its history.</param>
    /// <returns>The history up to there, or null where the run starts anew.</returns>
    internal RunHistory? Resume(TrainingRun run, RunHistory known)
    {
        if (Reached(run.Identity) is null)
        {
            return null;
        }

        Note = Checkpoint.Restore(options.CheckpointPath!, run, _found!);
        _found = null;
        _saved = run.Iteration;
        var read = options.HistoryPath is { } history && File.Exists(history) ? HistoryFile.Read(history) : known;
        return read with { Points = [.. read.Points.TakeWhile(point => point.Iteration <= run.Iteration)] };
    }

    /// <summary>Writes the history so far.</summary>
    internal void Begin(RunHistory history)
    {
        if (options.HistoryPath is { } path)
        {
            Write(path, history.Points is [.., var last] ? last.Iteration : 0, () => HistoryFile.Write(path, history));
        }
    }

    /// <summary>Adds a point to the history.</summary>
    internal void Append(HistoryPoint point)
    {
        if (options.HistoryPath is { } path)
        {
            Write(path, point.Iteration, () => HistoryFile.Append(path, point));
        }
    }

    /// <summary>Writes a checkpoint, unless the run has not moved since the last one.</summary>
    internal void Save(TrainingRun run)
    {
        if (options.CheckpointPath is { } path && _saved != run.Iteration)
        {
            Write(path, run.Iteration, () => Checkpoint.Save(path, run));
            (_saved, _found) = (run.Iteration, null);
        }
    }

    private void Write(string path, int iteration, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunFileException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path} cannot be written ({error.Message.TrimEnd('.')}), so the run stopped after {iteration:N0} iterations; {LastGood}. Make room or give it another folder, then resume."),
                error);
        }
    }
}
