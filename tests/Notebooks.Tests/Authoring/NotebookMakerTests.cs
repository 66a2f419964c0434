using System.Text;
using Notebooks.Authoring;
using Notebooks.Documents;

namespace Notebooks.Tests.Authoring;

public class NotebookMakerTests
{
    private const string Source =
        "<!-- cell title slide -->\n# Sum\n<!-- notes -->\nSay it.\n<!-- exercise answer -->\n```csharp\nint Two() => 0;\n```\n"
        + "<!-- solution -->\n```csharp\nint Two() => 2;\n```\n<!-- check check -->\n```csharp\nTwo()\n```\n";

    private readonly NotebookSource _source = NotebookSourceReader.Parse("01-sum.md", Source);

    [Fact]
    public void Students_and_solutions_differ_in_the_exercises_only()
    {
        NotebookDocument student = NotebookMaker.Student(_source);
        NotebookDocument solved = NotebookMaker.Solved(_source);

        Assert.Equal(["# Sum", "int Two() => 0;", "Two()"], student.Cells.Select(cell => cell.Source));
        Assert.Equal(["# Sum", "int Two() => 2;", "Two()"], solved.Cells.Select(cell => cell.Source));
        Assert.Equal(student.Cells.Select(cell => cell.Id), solved.Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void Roles_slides_and_notes_are_in_the_cells_metadata()
    {
        string json = Encoding.UTF8.GetString(NotebookWriter.ToBytes(NotebookMaker.Student(_source)));

        Assert.Contains("\"notes\": \"Say it.\",\n     \"slide_type\": \"slide\"", json, StringComparison.Ordinal);
        Assert.Contains("\"tags\": [\n     \"exercise\"\n    ]", json, StringComparison.Ordinal);
        Assert.Contains("\"kernelName\": \"csharp\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_made_notebook_is_a_csharp_notebook_that_reads_back_to_the_same_bytes()
    {
        byte[] bytes = NotebookWriter.ToBytes(NotebookMaker.Student(_source));
        string path = Path.Combine(Directory.CreateTempSubdirectory("made ").FullName, "01-sum.ipynb");
        new MadeNotebook(path, bytes).Write();

        NotebookDocument read = NotebookReader.Read(path);

        NotebookLanguage.RequireCSharp(read, path);
        Assert.Equal(bytes, NotebookWriter.ToBytes(read));
        Assert.True(new MadeNotebook(path, bytes).IsUpToDate);
        Assert.False(new MadeNotebook(path, NotebookWriter.ToBytes(NotebookMaker.Solved(_source))).IsUpToDate);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_translation_changes_prose_only_and_says_the_language()
    {
        NotebookDocument korean = NotebookMaker.Translated(_source, Korean($"<!-- cell title of={TextHash.Of("# Sum")} -->\n# 합"), "ko");

        Assert.Equal(["# 합", "int Two() => 0;", "Two()"], korean.Cells.Select(cell => cell.Source));
        Assert.Equal("ko", korean.Metadata.GetProperty("lang").GetString());
        Assert.Equal("Say it.", korean.Cells[0].Metadata.GetProperty("slideshow").GetProperty("notes").GetString());
    }

    [Theory]
    [InlineData("<!-- cell title of=000000000000 -->\n# 합", "line 1, cell 'title': the original has changed since it was translated; bring it up to date and write of=")]
    [InlineData("<!-- cell title -->\n# 합", "line 1, cell 'title': it does not say which text it translates; write of=")]
    [InlineData("<!-- cell other of=0 -->\n# 합", "line 1, cell 'other': 01-sum has no cell of prose with this id; delete it")]
    [InlineData("<!-- cell answer -->\n# 합", "line 1, cell 'answer': 01-sum has no cell of prose with this id; delete it")]
    public void A_translation_that_drifted_is_named_with_its_cell(string text, string message)
    {
        NotebookFormatException e = Assert.Throws<NotebookFormatException>(
            () => NotebookMaker.Translated(_source, Korean(text), "ko"));

        Assert.StartsWith("ko/01-sum.md, " + message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_that_lacks_a_cell_says_which()
    {
        NotebookSource two = NotebookSourceReader.Parse("01-sum.md", Source + "<!-- cell end -->\nThe end.\n");

        NotebookFormatException e = Assert.Throws<NotebookFormatException>(
            () => NotebookMaker.Translated(two, Korean($"<!-- cell title of={TextHash.Of("# Sum")} -->\n# 합"), "ko"));

        Assert.StartsWith("ko/01-sum.md lacks the cell 'end' of 01-sum; translate it", e.Message, StringComparison.Ordinal);
    }

    private static NotebookSource Korean(string text) => NotebookSourceReader.Parse("ko/01-sum.md", text);
}
