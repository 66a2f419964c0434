using System.Globalization;
using Course.Terminal;
using ResNets.Data;

namespace Course.Photos;

/// <summary>Says which files of folders of pictures were left out, and why.</summary>
internal static class LeftOut
{
    private const int MostNames = 5;

    /// <summary>Says it, a line for each kind and a few for bad files; nothing where nothing was left out.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="images">The images; those in memory have no files.</param>
    public static void Show(CourseTerminal terminal, params IEnumerable<ILabelledImages?> images)
    {
        foreach (ImageFolder folder in LeftOutFiles.Folders(images))
        {
            if (folder.Others.Count > 0)
            {
                terminal.Step("other formats", StepMark.Note, $"{folder.Name}: {folder.Others} left out; only JPEG and PNG are read");
            }

            if (folder.Loose > 0)
            {
                terminal.Step("in no class", StepMark.Note, $"{folder.Name}: {Counted(folder.Loose, "picture")} beside the folders of the classes left out");
            }

            if (folder.Skipped.Count > 0)
            {
                terminal.Step("skipped", StepMark.Note, $"{folder.Name}: {Counted(folder.Skipped.Count, "file")} that cannot be decoded:");
                foreach (BadPicture bad in folder.Skipped.Take(MostNames))
                {
                    terminal.Line($"    {bad}");
                }

                if (folder.Skipped.Count > MostNames)
                {
                    terminal.Line(string.Create(CultureInfo.InvariantCulture, $"    and {folder.Skipped.Count - MostNames:N0} more"));
                }
            }
        }
    }

    private static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
