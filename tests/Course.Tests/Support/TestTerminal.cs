using System.Text;
using Course.Terminal;
using Spectre.Console;

namespace Course.Tests.Support;

/// <summary>A terminal that keeps what is written: no colours, wide enough that nothing wraps.</summary>
/// <param name="live">Whether live displays are drawn, as on a real terminal.</param>
internal sealed class TestTerminal(bool live = false)
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private CourseTerminal? _terminal;

    public CourseTerminal Terminal =>
        _terminal ??= new CourseTerminal(Console(_output, live), Console(_error, live), TimeProvider.System);

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string[] Lines => [.. Output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    private static IAnsiConsole Console(StringBuilder text, bool live)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = live ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = live ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(new StringWriter(text)),
        });
        console.Profile.Width = 400;
        return console;
    }
}
