using Notebooks.Documents;

namespace Notebooks.Authoring;

/// <summary>All notebooks of a course, as they follow from the sources in <c>notebooks/sources</c>.</summary>
/// <param name="folder">The folder <c>notebooks</c>.</param>
public sealed class CourseNotebooks(string folder)
{
    private static readonly string[] s_languages = ["ko"];

    private string Sources => Path.Combine(folder, "sources");

    /// <summary>The files to be, each with its bytes: the students', the solutions, and the other languages'.</summary>
    /// <exception cref="NotebookFormatException">A source is wrong or a translation behind its original.</exception>
    public IEnumerable<MadeNotebook> Make()
    {
        foreach (var path in Directory.EnumerateFiles(Sources, "*.md").Order(StringComparer.Ordinal))
        {
            NotebookSource source = NotebookSourceReader.Read(path);
            yield return Made(source.Name + ".ipynb", NotebookMaker.Student(source));
            yield return Made(Path.Combine("solutions", source.Name + ".ipynb"), NotebookMaker.Solved(source));
            foreach (var language in s_languages)
            {
                var translation = Path.Combine(Sources, language, source.Name + ".md");
                if (File.Exists(translation))
                {
                    yield return Made(
                        Path.Combine(language, source.Name + ".ipynb"),
                        NotebookMaker.Translated(source, NotebookSourceReader.Read(translation), language));
                }
            }
        }
    }

    private MadeNotebook Made(string name, NotebookDocument document) =>
        new(Path.Combine(folder, name), NotebookWriter.ToBytes(document));
}
