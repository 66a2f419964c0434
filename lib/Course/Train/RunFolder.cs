using System.Globalization;

namespace Course.Train;

/// <summary>The folder of one run: its history and its checkpoint.</summary>
/// <param name="Path">The folder.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>The history, JSON lines.</summary>
    public string History => System.IO.Path.Combine(Path, "history.jsonl");

    /// <summary>The checkpoint.</summary>
    public string Checkpoint => System.IO.Path.Combine(Path, "checkpoint.safetensors");

    /// <summary>
    /// Finds out early, before images are loaded, that a folder of the user's choice cannot be written to. It leaves nothing
    /// behind: the run makes its folder when there is something to keep.
    /// </summary>
    /// <param name="path">The folder; nothing to check when null.</param>
    /// <exception cref="CourseException">It cannot.</exception>
    public static void RequireWritable(string? path)
    {
        if (path is null)
        {
            return;
        }

        try
        {
            string[] made = [.. Ancestry(path).TakeWhile(folder => !Directory.Exists(folder))];
            Directory.CreateDirectory(path);
            string probe = System.IO.Path.Combine(path, $".writable-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            foreach (string folder in made)
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseException($"--out {path} cannot be written to ({e.Message.TrimEnd('.')}); choose another folder.", e);
        }
    }

    /// <summary>Refuses to overwrite a run that is under way or was stopped.</summary>
    /// <param name="resume">Whether the run is to be continued.</param>
    /// <exception cref="CourseException">There is an unfinished run.</exception>
    public void RequireFree(bool resume)
    {
        if (!resume && ResNets.Training.Checkpoint.Inspect(Checkpoint) is { } state
            && state.Iteration < state.Identity.Iterations)
        {
            throw new CourseException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path} holds a run of {state.Identity.NetworkName} that stopped after {state.Iteration:N0} of {state.Identity.Iterations:N0} iterations; continue it with --resume, choose another --out, or delete the folder."));
        }
    }

    /// <summary>Sets the files of an earlier run aside that is not continued, under names with the first free number.</summary>
    /// <param name="resume">Whether the run is to be continued; then nothing is moved where there is a checkpoint to continue from.</param>
    /// <returns>The history of before, or null where there was none.</returns>
    /// <exception cref="IOException">They cannot be renamed.</exception>
    public string? KeepEarlier(bool resume)
    {
        if (!File.Exists(History) || (resume && ResNets.Training.Checkpoint.Exists(Checkpoint)))
        {
            return null;
        }

        int number = Enumerable.Range(1, int.MaxValue - 1)
            .First(n => !File.Exists(Numbered(History, n)) && !File.Exists(Numbered(Checkpoint, n)));
        File.Move(History, Numbered(History, number));
        if (File.Exists(Checkpoint))
        {
            File.Move(Checkpoint, Numbered(Checkpoint, number));
        }

        File.Delete(ResNets.Training.Checkpoint.PreviousOf(Checkpoint));
        return Numbered(History, number);
    }

    /// <summary>A folder, the one that holds it, and so on.</summary>
    private static IEnumerable<string> Ancestry(string path)
    {
        for (DirectoryInfo? folder = new(path); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }

    private static string Numbered(string file, int number) =>
        System.IO.Path.ChangeExtension(file, string.Create(CultureInfo.InvariantCulture, $"{number}{System.IO.Path.GetExtension(file)}"));
}
