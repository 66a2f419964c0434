using System.Text;
using Notebooks.Documents;

namespace Notebooks.Export.Slides;

/// <summary>
/// Deals a notebook's cells out to slides: a column for each slide that the author has marked, and in it, one below the
/// other, what a projector shows at once. Code that nobody has marked gets a slide with the words before it, and a chart,
/// picture or table stands with them, as far as there is room. A check stands with its exercise.
/// </summary>
/// <param name="folder">Where pictures are that the notebook names by relative path; null: they stay links.</param>
internal sealed class SlideDeck(string? folder)
{
    /// <summary>Words and code of more lines leave no room for a chart.</summary>
    private const int LinesBesideOutput = 10;

    /// <summary>What fills a line of prose, which is as high as two of code.</summary>
    private const int BytesOfAProseLine = 100;

    private readonly List<List<Slide>> _columns = [];

    /// <summary>The headings.</summary>
    public Contents Contents { get; } = new();

    /// <summary>The columns of slides, from left to right.</summary>
    public IReadOnlyList<IReadOnlyList<Slide>> Columns => _columns;

    /// <summary>Adds a cell.</summary>
    public void Add(Cell cell)
    {
        SlideMark mark = SlideMark.Of(cell);
        if (mark.Kind == SlideKind.Skip || (cell is CodeCell { IsBlank: true, Outputs: [] }))
            return;
        if (mark.Kind == SlideKind.Notes)
        {
            Current(cell).Notes.Add(Prose(cell, cell.Source));
            return;
        }

        Slide slide = SlideFor(cell, mark.Kind);
        if (mark.Notes is { } notes)
            slide.Notes.Add(Prose(cell, notes));
        if (cell is CodeCell code)
            AddCode(slide, code, mark.Kind);
        else
            AddWords(slide, cell, mark.Kind);
    }

    private void AddWords(Slide slide, Cell cell, SlideKind kind)
    {
        foreach (var paragraph in cell.Source.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            slide.Lines += 2 * (1 + (Encoding.UTF8.GetByteCount(paragraph) / BytesOfAProseLine));
        Append(slide, $"<div class=\"prose\">{CellHtml.Words(cell, Contents, folder)}</div>", kind);
    }

    private void AddCode(Slide slide, CodeCell cell, SlideKind kind)
    {
        slide.HasCode = true;
        if (!cell.IsBlank)
            Append(slide, CellHtml.Source(cell), kind);
        slide.Lines += LinesOf(cell);
        if (kind == SlideKind.Unmarked && cell.Outputs.Any(IsLarge) && slide.Lines > LinesBesideOutput && !SlideMark.IsCheck(cell))
        {
            slide = Below($"{cell.Id}-output");
            slide.HasCode = true;
        }

        Append(slide, CellHtml.Outputs(cell, Contents), kind);
    }

    private static int LinesOf(Cell cell) => cell.Source.Trim().Split('\n').Length;

    private string Prose(Cell cell, string markdown) => MarkdownHtml.Of(markdown, new Contents(), new Pictures(folder, cell));

    private static bool IsLarge(Output output) => output switch
    {
        DisplayOutput display => display.Data.Data.Count > 1,
        ExecuteResultOutput result => result.Data.Data.Count > 1,
        _ => false,
    };

    private static void Append(Slide slide, string html, SlideKind kind) =>
        slide.Body.Append(kind == SlideKind.Fragment ? $"<div class=\"fragment\">{html}</div>" : html);

    private Slide SlideFor(Cell cell, SlideKind kind) => kind switch
    {
        SlideKind.Slide => Right(cell.Id),
        SlideKind.Below => Below(cell.Id),
        SlideKind.Unmarked when cell is CodeCell && !BelongsToCurrent(cell) => Below(cell.Id),
        SlideKind.Unmarked when cell is MarkdownCell && _columns.Count > 0 => Below(cell.Id),
        _ => Current(cell),
    };

    /// <summary>
    /// Whether this code stands with what the current slide shows: prose that nobody has marked, a heading of few words, or
    /// the exercise that it checks.
    /// </summary>
    private bool BelongsToCurrent(Cell cell)
    {
        Slide slide = Current(cell);
        return slide.HasCode
            ? SlideMark.IsCheck(cell)
            : _columns[^1].IndexOf(slide) > 0 || slide.Lines == 0 || slide.Lines + LinesOf(cell) <= LinesBesideOutput;
    }

    private Slide Current(Cell cell) => _columns.Count == 0 ? Right(cell.Id) : _columns[^1][^1];

    private Slide Right(string id)
    {
        _columns.Add([new Slide(id)]);
        return _columns[^1][0];
    }

    private Slide Below(string id)
    {
        if (_columns.Count == 0)
            return Right(id);
        _columns[^1].Add(new Slide(id));
        return _columns[^1][^1];
    }
}
