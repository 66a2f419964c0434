using System.Text;
using Notebooks.Documents;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

public sealed class DocumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nbtest").FullName;

    [Fact]
    public void Reading_and_writing_changes_no_byte()
    {
        var path = Fixtures.Notebook("canonical.ipynb");
        Assert.Equal(File.ReadAllText(path), Encoding.UTF8.GetString(NotebookWriter.ToBytes(NotebookReader.Read(path))));
    }

    [Fact]
    public void Everything_in_the_file_is_in_the_document()
    {
        NotebookDocument document = NotebookReader.Read(Fixtures.Notebook("canonical.ipynb"));
        Assert.Equal([typeof(MarkdownCell), typeof(CodeCell), typeof(CodeCell), typeof(RawCell)], document.Cells.Select(cell => cell.GetType()));
        Assert.StartsWith("# Tiefe Netze · 깊은 신경망 🙂\n\nA \"quoted\" \\ back", document.Cells[0].Source, StringComparison.Ordinal);
        Assert.EndsWith("\u001b.", document.Cells[0].Source, StringComparison.Ordinal);
        var code = (CodeCell)document.Cells[1];
        Assert.Equal(("code-1", 3, "var x = 1;\nx"), (code.Id, code.ExecutionCount, code.Source));
        Assert.Equal(new StreamOutput("stdout", "one\ntwo"), code.Outputs[0]);
        Assert.Equal("<svg>\n</svg>", Assert.IsType<DisplayOutput>(code.Outputs[1]).Data.Text(MimeTypes.Svg));
        Assert.Equal("42", Assert.IsType<ExecuteResultOutput>(code.Outputs[2]).Data.Text(MimeTypes.Plain));
        Assert.Equal(["Exception: x", "  cell 1, line 1"], Assert.IsType<ErrorOutput>(code.Outputs[3]).Traceback);
        Assert.Equal(["code-1"], document.CodeCells.Select(cell => cell.Id));
    }

    [Fact]
    public void Other_ways_to_store_the_same_are_read_too()
    {
        NotebookDocument document = Parse("\uFEFF" + """
            {"nbformat": 4, "nbformat_minor": 2, "cells": [
              {"cell_type": "code", "source": "a\nb", "outputs": [{"output_type": "stream", "name": "stderr", "text": "t"}]},
              {"cell_type": "markdown", "metadata": {}, "source": ["a\n", "b"]}]}
            """);
        Assert.Equal(["a\nb", "a\nb"], document.Cells.Select(cell => cell.Source));
        Assert.Equal(new StreamOutput("stderr", "t"), ((CodeCell)document.Cells[0]).Outputs[0]);
    }

    [Fact]
    public void Missing_ids_are_the_same_every_time_and_all_different()
    {
        const string Json = """{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "x"}, {"cell_type": "raw", "source": "x"}]}""";
        string[] ids = [.. Parse(Json).Cells.Select(cell => cell.Id)];
        Assert.Equal(ids, Parse(Json).Cells.Select(cell => cell.Id));
        Assert.NotEqual(ids[0], ids[1]);
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
    }

    [Theory]
    [InlineData("", "x.ipynb is not JSON (line 1)")]
    [InlineData("{\n<<<<<<< HEAD\n", "x.ipynb is not JSON (line 2)")]
    [InlineData("[1]", "x.ipynb holds a JSON array")]
    [InlineData("{}", "x.ipynb has no number 'nbformat'")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "x.ipynb is in nbformat 3; expected 4")]
    [InlineData("""{"nbformat": 5, "cells": []}""", "x.ipynb is in nbformat 5; expected 4")]
    [InlineData("""{"nbformat": 4}""", "x.ipynb has no list 'cells'")]
    [InlineData("""{"nbformat": 4, "cells": [7]}""", "x.ipynb, cell 1 is no JSON object")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "heading", "source": ""}]}""", "x.ipynb, cell 1 has the cell type 'heading'")]
    [InlineData("""{"nbformat": 4, "cells": [{"source": ""}]}""", "x.ipynb, cell 1 has no string 'cell_type'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "raw"}]}""", "x.ipynb, cell 1 has no text 'source'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "raw", "source": [1]}]}""", "x.ipynb, cell 1 has no text 'source'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": ""}]}""", "x.ipynb, cell 1 has no list 'outputs'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "outputs": [], "execution_count": "x"}]}""", "x.ipynb, cell 1 has the execution_count \"x\"")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "", "metadata": 1}]}""", "x.ipynb, cell 1 has a 'metadata' that is no JSON object")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "", "id": "a b"}]}""", "x.ipynb, cell 1 has the id \"a b\"")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "", "id": "a"}, {"cell_type": "raw", "source": "", "id": "a"}]}""", "x.ipynb, cell 2 has the id 'a' of cell 1")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "outputs": [{"output_type": "pyout"}]}]}""", "x.ipynb, cell 1, output 1 has the output type 'pyout'")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": "", "outputs": [{"output_type": "display_data", "data": {"text/plain": 1}}]}]}""", "x.ipynb, cell 1, output 1 has no text under text/plain")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "raw", "source": "\ud800"}]}""", "x.ipynb holds a string with half a surrogate pair")]
    public void What_is_no_notebook_is_refused_with_file_and_cell(string content, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<NotebookFormatException>(() => Parse(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_not_in_UTF_8_is_refused_with_the_line()
    {
        var latin1 = Encoding.Latin1.GetBytes("{\"nbformat\": 4,\n\"cells\": [{\"cell_type\": \"raw\", \"source\": \"café\"}]}");
        Assert.StartsWith(
            "x.ipynb is not in UTF-8: line 2 holds the byte 0xE9",
            Assert.Throws<NotebookFormatException>(() => NotebookReader.Parse(latin1, "x.ipynb")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"nbformat": 4, "cells": []}""", "x.ipynb does not say its language")]
    [InlineData("""{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"language": "python"}}}""", "x.ipynb is a notebook in python")]
    [InlineData("""{"nbformat": 4, "metadata": {"kernelspec": {"language": "C#"}}, "cells": [{"cell_type": "code", "source": "let x = 1", "outputs": [], "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}}}]}""", "x.ipynb, cell 1 is in fsharp")]
    [InlineData("""{"nbformat": 4, "metadata": {"language_info": {"name": "C#"}}, "cells": [{"cell_type": "raw", "source": ""}, {"cell_type": "code", "source": "", "outputs": [], "metadata": {"dotnet_interactive": {"language": "pwsh"}}}]}""", "x.ipynb, cell 2 is in pwsh")]
    public void What_is_not_csharp_is_refused_with_file_and_cell(string content, string expected) => Assert.StartsWith(
        expected,
        Assert.Throws<NotebookFormatException>(() => NotebookLanguage.RequireCSharp(Parse(content), "x.ipynb")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Writing_replaces_the_file_as_a_whole_or_not_at_all()
    {
        var path = Path.Combine(_folder, "a.ipynb");
        File.WriteAllText(path, "before");
        NotebookWriter.Write(TestNotebook.Of("1"), path);
        Assert.Equal("1", NotebookReader.Read(path).Cells[0].Source);
        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.ThrowsAny<IOException>(() => NotebookWriter.Write(TestNotebook.Of("2"), _folder));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static NotebookDocument Parse(string content) => NotebookReader.Parse(Encoding.UTF8.GetBytes(content), "x.ipynb");
}
