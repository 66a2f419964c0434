using System.Text.Json;
using Notebooks.Documents;

namespace Notebooks.Tests.Support;

/// <summary>The course that these tests belong to.</summary>
internal static class CourseFolder
{
    private static readonly string[] s_folders = ["", "solutions", "ko"];

    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the notebooks.</summary>
    public static string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>All notebooks of the course: the students', the solutions, the translations.</summary>
    public static IEnumerable<string> AllNotebooks() => s_folders.SelectMany(NotebooksIn);

    /// <summary>The notebooks of one folder.</summary>
    public static IEnumerable<string> NotebooksIn(string folder)
    {
        var path = Path.Combine(Notebooks, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.ipynb").Order(StringComparer.Ordinal) : [];
    }

    /// <summary>A notebook's path within the folder of the notebooks.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(Notebooks, path);

    /// <summary>Whether a slide begins with a cell.</summary>
    public static bool IsSlide(Cell cell) =>
        cell.Metadata.TryGetProperty("slideshow", out JsonElement show)
        && show.TryGetProperty("slide_type", out JsonElement type) && type.GetString() == "slide";

    /// <summary>Whether a cell has notes for the speaker.</summary>
    public static bool HasNotes(Cell cell) =>
        cell.Metadata.TryGetProperty("slideshow", out JsonElement show) && show.TryGetProperty("notes", out _);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ResNetNotebooks.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"There is no course around {AppContext.BaseDirectory}.");
    }
}
