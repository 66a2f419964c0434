using Notebooks.Authoring;
using Notebooks.Documents;

namespace Notebooks.Tests.Authoring;

public class NotebookSourceReaderTests
{
    [Fact]
    public void Cells_have_the_kinds_ids_and_texts_that_the_comments_say()
    {
        NotebookSource source = Parse(
            """
            <!-- cell title slide -->
            # Title

            Prose with `code`.

            <!-- notes -->
            Say hello.

            <!-- cell load -->
            ```csharp
            var x = 1;
            ```

            <!-- exercise answer skip -->
            ```csharp
            return f;
            ```
            <!-- solution -->
            ```csharp
            return f + x;
            ```
            <!-- check check -->
            ```csharp
            Check.Sum(Answer)
            ```
            """);

        Assert.Equal("01-x", source.Name);
        Assert.Equal(
            [
                new SourceCell("title", SourceCellKind.Prose, "# Title\n\nProse with `code`.", 1) { Slide = "slide", Notes = "Say hello." },
                new SourceCell("load", SourceCellKind.Code, "var x = 1;", 9),
                new SourceCell("answer", SourceCellKind.Exercise, "return f;", 14) { Slide = "skip", Solution = "return f + x;" },
                new SourceCell("check", SourceCellKind.Check, "Check.Sum(Answer)", 22),
            ],
            source.Cells);
    }

    [Fact]
    public void A_comment_inside_a_fence_is_text()
    {
        NotebookSource source = Parse("<!-- cell a -->\n````\nnot markdown\n````\nand\n```xml\n<!-- cell b -->\n```\nend");

        Assert.Equal("````\nnot markdown\n````\nand\n```xml\n<!-- cell b -->\n```\nend", Assert.Single(source.Cells).Text);
    }

    [Fact]
    public void Prose_with_a_fence_of_csharp_stays_prose() =>
        Assert.Equal(SourceCellKind.Prose, Assert.Single(Parse("<!-- cell a -->\nSee:\n```csharp\nx\n```").Cells).Kind);

    [Theory]
    [InlineData("hello", "line 1: text before the first cell; a line '<!-- cell title -->' begins one.")]
    [InlineData("", "has no cell; a line '<!-- cell title -->' begins one.")]
    [InlineData("<!-- cell -->\nx", "line 1: a cell needs an id of 1 to 64 letters, digits, '-' and '_'.")]
    [InlineData("<!-- cell a/b -->\nx", "line 1: a cell needs an id of 1 to 64 letters, digits, '-' and '_'.")]
    [InlineData("<!-- cell a -->\n", "line 1: the cell is empty.")]
    [InlineData("<!-- cell a slides -->\nx", "line 1: found 'slides' after the id, expected slide, subslide, fragment, skip or of=HASH.")]
    [InlineData("<!-- cell a -->\nx\n<!-- cell a -->\ny", "line 3: the id 'a' is taken by an earlier cell; ids are unique.")]
    [InlineData("<!-- figure a -->\nx", "line 1: found 'figure', expected cell, exercise, check, solution or notes.")]
    [InlineData("<!-- cell a -->\nx\n<!-- solution -->\n```csharp\ny\n```", "line 3: a solution stands once, after its exercise.")]
    [InlineData("<!-- notes -->\nx", "line 1: notes stand once, after their cell.")]
    [InlineData("<!-- exercise a -->\nprose", "line 1: an exercise cell is one fence of csharp.")]
    [InlineData("<!-- check a -->\nprose", "line 1: a check cell is one fence of csharp.")]
    [InlineData("<!-- exercise a -->\n```csharp\nx\n```", "line 1: exercise 'a' has no solution; put '<!-- solution -->' after it.")]
    [InlineData("<!-- exercise a -->\n```csharp\nx\n```\n<!-- solution -->\nprose", "line 5: a solution is one fence of csharp.")]
    [InlineData("<!-- cell a -->\n```csharp\nx", "a fence is open at the end of the file; close it with a line of three backticks.")]
    public void What_is_wrong_is_named_with_its_line(string text, string message)
    {
        NotebookFormatException e = Assert.Throws<NotebookFormatException>(() => Parse(text));

        Assert.StartsWith("sources/01-x.md", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(message, e.Message, StringComparison.Ordinal);
    }

    private static NotebookSource Parse(string text) => NotebookSourceReader.Parse("sources/01-x.md", text);
}
