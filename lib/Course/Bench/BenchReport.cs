using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Course.Terminal;
using Spectre.Console;

namespace Course.Bench;

/// <summary>Shows a comparison as a table, or as JSON: <c>{"rows": [{"name", "ours", "theirs", "ratio", …}]}</c>.</summary>
internal static class BenchReport
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Prints the rows in the form that was asked for.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="rows">What was measured.</param>
    /// <param name="theirs">What the kit was compared with, for the table's head.</param>
    /// <param name="json">JSON in place of the table.</param>
    public static void Show(CourseTerminal terminal, IReadOnlyList<BenchRow> rows, string theirs, bool json)
    {
        if (json)
        {
            terminal.Line(Json(rows));
            return;
        }

        var table = new Table().RoundedBorder().AddColumns("", "ours", theirs, "", "ratio", "quartiles", "against");
        foreach (int column in new[] { 1, 2, 4 })
        {
            table.Columns[column].RightAligned();
        }

        foreach (BenchRow row in rows)
        {
            table.AddRow(
                new Text(row.Name),
                new Text(Digits(row.Ours)),
                new Text(Digits(row.Theirs)),
                new Text(row.Unit),
                new Text(Ratio(row.Ratio)),
                new Text(row.Spread is { } spread ? $"{Ratio(spread.Low)} – {Ratio(spread.High)}" : ""),
                new Text(row.Against ?? ""));
        }

        terminal.Output.Write(table);
        terminal.Line("ratio = theirs / ours: above 1 the kit is better");
    }

    public static string Json(IReadOnlyList<BenchRow> rows) => JsonSerializer.Serialize(new { Rows = rows }, s_options);

    private static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Three digits and no exponent.</summary>
    private static string Digits(double value)
    {
        int decimals = value <= 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(value)), 0, 6);
        return value.ToString("N" + decimals, CultureInfo.InvariantCulture);
    }
}
