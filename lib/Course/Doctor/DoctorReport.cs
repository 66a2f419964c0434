using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Course.Terminal;
using Spectre.Console;

namespace Course.Doctor;

/// <summary>Shows what was found, as a table or as JSON.</summary>
public static class DoctorReport
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whether the kit can run with what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static bool CanRun(IReadOnlyList<Finding> findings) =>
        findings.All(finding => finding.State != FindingState.Broken);

    /// <summary>The findings as JSON: <c>{"canRun": …, "findings": [{"topic", "state", "found", "advice"}]}</c>.</summary>
    /// <param name="findings">What was found.</param>
    public static string Json(IReadOnlyList<Finding> findings) =>
        JsonSerializer.Serialize(new { CanRun = CanRun(findings), Findings = findings }, _options);

    /// <summary>Shows the findings as a table.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="findings">What was found.</param>
    public static void Show(CourseTerminal terminal, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(findings);
        var table = new Table().RoundedBorder().AddColumns("", "what", "found", "what to do");
        foreach (Finding finding in findings)
        {
            table.AddRow(Mark(finding.State), new Text(finding.Topic), new Text(finding.Found), new Text(finding.Advice));
        }

        terminal.Output.Write(table);
        terminal.Line(CanRun(findings)
            ? "The course can run here."
            : "The course cannot run here yet; see what to do above.");
    }

    private static Markup Mark(FindingState state) => state switch
    {
        FindingState.Ok => new Markup("[green]✓[/]"),
        FindingState.Gap => new Markup("[yellow]![/]"),
        _ => new Markup("[red]✗[/]"),
    };
}
