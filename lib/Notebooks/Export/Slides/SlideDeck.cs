using Notebooks.Documents;

namespace Notebooks.Export.Slides;

/// <summary>
/// Deals a notebook's cells out to slides: a column for each slide that the author has marked, and in it, one below the
/// other, what a projector shows at once. Code that nobody has marked gets a slide of its own with the words before it;
/// a chart, picture or table stands apart from code of many lines.
/// </summary>
/// <param name="folder">Where pictures are that the notebook names by relative path; null: they stay links.</param>
internal sealed class SlideDeck(string? folder)
{
    /// <summary>Code of more lines fills a slide.</summary>
    private const int LinesBesideOutput = 7;

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
            Current(cell).Notes.Add(cell.Source);
            return;
        }

        Slide slide = SlideFor(cell, mark.Kind);
        if (mark.Notes is { } notes)
            slide.Notes.Add(notes);
        if (cell is CodeCell code)
            AddCode(slide, code, mark.Kind);
        else
            Append(slide, $"<div class=\"prose\">{CellHtml.Words(cell, Contents, folder)}</div>", mark.Kind);
    }

    private void AddCode(Slide slide, CodeCell cell, SlideKind kind)
    {
        slide.HasCode = true;
        if (!cell.IsBlank)
            Append(slide, CellHtml.Source(cell), kind);
        if (kind == SlideKind.Unmarked && cell.Outputs.Any(IsLarge) && cell.Source.Trim().Split('\n').Length > LinesBesideOutput)
        {
            slide = Below($"{cell.Id}-output");
            slide.HasCode = true;
        }

        Append(slide, CellHtml.Outputs(cell, Contents), kind);
    }

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
        SlideKind.Unmarked when cell is CodeCell && !IsOnlyIntroduction(cell) => Below(cell.Id),
        SlideKind.Unmarked when cell is MarkdownCell && _columns.Count > 0 => Below(cell.Id),
        _ => Current(cell),
    };

    /// <summary>Whether the current slide is unmarked prose that this code belongs to.</summary>
    private bool IsOnlyIntroduction(Cell cell) => Current(cell) is { HasCode: false } slide && _columns[^1].IndexOf(slide) > 0;

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
