using System.Collections;
using System.Globalization;

namespace Notebooks.Formatting;

/// <summary>Values as text on one line, the same on every machine.</summary>
internal static class PlainText
{
    private const int MostItems = 20;
    private const int LongestCell = 120;

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
    public static string Inline(object? value)
    {
        var text = value switch
        {
            double or float or Half => ((IFormattable)value).ToString("G6", CultureInfo.InvariantCulture),
            string s => s,
            IEnumerable sequence when !Columns.OverridesToString(value.GetType()) => List(sequence),
            _ => Of(value),
        };
        text = text.ReplaceLineEndings(" ");
        return text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
    }

    /// <summary>A list as <c>[1, 2, 3, …]</c>.</summary>
    public static string List(IEnumerable sequence)
    {
        var items = new List<string>();
        foreach (var item in sequence)
        {
            if (items.Count == MostItems)
            {
                items.Add("…");
                break;
            }

            items.Add(Inline(item));
        }

        return $"[{string.Join(", ", items)}]";
    }
}
