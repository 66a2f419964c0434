using System.Text;
using Course.Terminal;
using Spectre.Console;

namespace Course.Tests.Support;

/// <summary>A terminal that keeps what is written: no colours, wide enough that nothing wraps.</summary>
internal sealed class TestTerminal
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public TestTerminal() => Terminal = new CourseTerminal(Console(_output), Console(_error), TimeProvider.System);

    public CourseTerminal Terminal { get; }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string[] Lines => [.. Output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    private static IAnsiConsole Console(StringBuilder text)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new StringWriter(text)),
        });
        console.Profile.Width = 400;
        return console;
    }
}
