using Course.Terminal;
using ResNets.Data;

namespace Course.Photos;

/// <summary>Says which files of folders of pictures were left out, and why.</summary>
internal static class LeftOut
{
    private const int MostNames = 5;

    /// <summary>Says it, a line for other formats and a few for bad files; nothing where nothing was left out.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="images">The images; those in memory have no files.</param>
    public static void Show(CourseTerminal terminal, params IEnumerable<ILabelledImages?> images)
    {
        // Both parts of a folder that was divided know what was left out of the whole.
        foreach (ImageFolder folder in images.OfType<ImageFolder>().DistinctBy(folder => folder.Others))
        {
            if (folder.Others.Count > 0)
            {
                terminal.Step("other formats", StepMark.Note, $"{folder.Name}: {folder.Others} left out; only JPEG and PNG are read");
            }

            if (folder.Skipped.Count > 0)
            {
                terminal.Step("skipped", StepMark.Note, $"{folder.Name}: {Files(folder.Skipped.Count)} that cannot be decoded:");
                foreach (string problem in folder.Skipped.Take(MostNames))
                {
                    terminal.Line($"    {problem}");
                }

                if (folder.Skipped.Count > MostNames)
                {
                    terminal.Line($"    and {Files(folder.Skipped.Count - MostNames)} more");
                }
            }
        }
    }

    private static string Files(int count) => count == 1 ? "1 file" : $"{count:N0} files";
}
