using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Notebooks.Formatting;

/// <summary>Values as text on one line, the same on every machine.</summary>
internal static class PlainText
{
    private const int MostItems = 20;
    private const int LongestCell = 120;

    /// <summary>How many lists are shown in each other.</summary>
    private const int MostLists = 6;

    /// <summary>The value in full; numbers round-trip.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => text,
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        Type type => TypeNames.Full(type),
        _ when !Columns.OverridesToString(value.GetType()) => TypeNames.Of(value.GetType()),
        _ => value.ToString() ?? "",
    };

    /// <summary>The value as one cell of a table or item of a list: short, numbers with six digits.</summary>
    public static string Inline(object? value) => Inline(value, []);

    /// <summary>A list as <c>[1, 2, 3, …]</c>; a list that holds itself is <c>[[…]]</c>.</summary>
    public static string List(IEnumerable sequence) => List(sequence, [], int.MaxValue);

    /// <param name="value">The value.</param>
    /// <param name="around">The lists that it is in.</param>
    private static string Inline(object? value, ImmutableStack<object> around)
    {
        var text = value switch
        {
            double or float or Half => ((IFormattable)value).ToString("G6", CultureInfo.InvariantCulture),
            string s => s,
            IEnumerable sequence when !Columns.OverridesToString(value.GetType()) => List(sequence, around, LongestCell),
            _ => Short(value),
        };
        text = text.ReplaceLineEndings(" ");
        return text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
    }

    private static string List(IEnumerable sequence, ImmutableStack<object> around, int longest)
    {
        if (around.Count() == MostLists || around.Contains(sequence, ReferenceEqualityComparer.Instance))
            return "[…]";
        var items = new List<string>();
        var length = 0;
        foreach (var item in sequence)
        {
            if (items.Count == MostItems || length > longest)
            {
                items.Add("…");
                break;
            }

            items.Add(Inline(item, around.Push(sequence)));
            length += items[^1].Length + 2;
        }

        return $"[{string.Join(", ", items)}]";
    }

    private static string Short(object? value)
    {
        try
        {
            return Of(value);
        }
        catch (InsufficientExecutionStackException)
        {
            // A record that holds itself would write itself without end.
            return $"{TypeNames.Of(value!.GetType())} {{ … }}";
        }
    }
}
