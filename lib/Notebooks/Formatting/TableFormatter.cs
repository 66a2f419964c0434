using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Notebooks.Documents;

namespace Notebooks.Formatting;

/// <summary>Objects and sequences as tables.</summary>
internal static class TableFormatter
{
    private const int MostRows = 100;

    /// <summary>A sequence: a table when its items have members, else a list on one line.</summary>
    public static MimeBundle Sequence(IEnumerable sequence)
    {
        var items = sequence.Cast<object?>().Take(MostRows + 1).ToList();
        if (items.Count == 0 || !items.All(Columns.Has))
            return MimeBundle.Plain(PlainText.List(sequence));

        ImmutableArray<string> names = [.. items.Take(MostRows).SelectMany(item => Columns.Names(item!.GetType())).Distinct()];
        return Create(names, items.Take(MostRows).Select(item => names.Select(name => Columns.Value(item!, name))), More(sequence, items.Count));
    }

    /// <summary>A dictionary: a row for each key.</summary>
    public static MimeBundle Dictionary(IDictionary dictionary) => Create(
        ["Key", "Value"],
        dictionary.Keys.Cast<object>().Take(MostRows).Select(key => (IEnumerable<object?>)[key, dictionary[key]]),
        More(dictionary, dictionary.Count));

    /// <summary>One object: a row for each member.</summary>
    public static MimeBundle Properties(object value) => Create(
        ["Name", "Value"],
        Columns.Names(value.GetType()).Select(name => (IEnumerable<object?>)[name, Columns.Value(value, name)]),
        footer: null);

    /// <summary>An array of two dimensions.</summary>
    public static MimeBundle Grid(Array grid)
    {
        int rows = Math.Min(grid.GetLength(0), MostRows), columns = Math.Min(grid.GetLength(1), MostRows);
        var shape = grid.GetLength(0) > rows || grid.GetLength(1) > columns
            ? string.Create(CultureInfo.InvariantCulture, $"… {grid.GetLength(0)} × {grid.GetLength(1)} in all")
            : null;
        return Create([], Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => grid.GetValue(r, c))), shape);
    }

    private static string? More(IEnumerable sequence, int seen)
    {
        if (seen <= MostRows)
            return null;
        return sequence is ICollection all
            ? string.Create(CultureInfo.InvariantCulture, $"… {all.Count - MostRows} more rows")
            : "… more rows";
    }

    private static MimeBundle Create(ImmutableArray<string> header, IEnumerable<IEnumerable<object?>> rows, string? footer)
    {
        object?[][] values = [.. rows.Select(row => row.ToArray())];
        var width = values.Length == 0 ? header.Length : values[0].Length;
        return new Table(
            header,
            [.. values.Select(row => (ImmutableArray<string>)[.. row.Select(PlainText.Inline)])],
            [.. Enumerable.Range(0, width).Select(i => values.All(row => row[i] is null || IsNumber(row[i])))],
            footer).ToBundle();
    }

    private static bool IsNumber(object? value) =>
        value is byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal or Half or BigInteger;
}
