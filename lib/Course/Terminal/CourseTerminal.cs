using System.Diagnostics;
using Spectre.Console;

namespace Course.Terminal;

/// <summary>The terminal as the commands use it: marked lines, tables, and one live line while something works.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where errors go.</param>
/// <param name="time">The clock that paces plain lines.</param>
public sealed class CourseTerminal(IAnsiConsole output, IAnsiConsole error, TimeProvider time)
{
    private const int RedirectedWidth = 140;

    /// <summary>Where results go.</summary>
    public IAnsiConsole Output => output;

    /// <summary>Whether live displays can be drawn.</summary>
    public bool IsLive => output.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>The clock that paces plain lines.</summary>
    public TimeProvider Time => time;

    /// <summary>The terminal of this process.</summary>
    public static CourseTerminal OfThisProcess()
    {
        IAnsiConsole output = For(Console.Out, Console.IsOutputRedirected);
        IAnsiConsole error = For(Console.Error, Console.IsErrorRedirected);
        return new CourseTerminal(output, error, TimeProvider.System);
    }

    /// <summary>Writes a line as it is: no markup, no wrapping.</summary>
    /// <param name="text">The line.</param>
    public void Line(string text = "") => output.Profile.Out.Writer.WriteLine(text);

    /// <summary>Writes a line about a step.</summary>
    /// <param name="name">The step.</param>
    /// <param name="mark">How it stands.</param>
    /// <param name="text">What there is to say.</param>
    public void Step(string name, StepMark mark, string text)
    {
        (string sign, string style) = mark switch
        {
            StepMark.Done => ("✓", "green"),
            StepMark.Planned => ("→", "blue"),
            StepMark.Note => ("!", "yellow"),
            _ => ("✗", "red"),
        };
        if (!IsLive)
        {
            Line($"{sign} {name,-16} {text}");
            return;
        }

        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(1)).AddColumn(new GridColumn().Width(16).PadRight(1))
            .AddColumn();
        grid.AddRow(new Markup($"[{style}]{sign}[/]"), new Text(name), new Text(text));
        output.Write(grid);
    }

    /// <summary>Writes an error: its first line marked, the rest as it is.</summary>
    /// <param name="message">The message.</param>
    public void Error(string message)
    {
        error.Write(new Markup("[red]error[/] "));
        error.Profile.Out.Writer.WriteLine(message);
    }

    /// <summary>Writes a word about how a command ended.</summary>
    /// <param name="message">The message.</param>
    public void Note(string message) => error.Profile.Out.Writer.WriteLine(message);

    /// <summary>Does something with a live line that says what is going on, or plain lines now and then.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="title">What is being done.</param>
    /// <param name="work">Does it, and reports lines.</param>
    public async Task<T> BusyAsync<T>(string title, Func<IProgress<string>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (!IsLive)
        {
            Line($"… {title}");
            return await work(new PacedLines(line => Line("    " + line), time)).ConfigureAwait(false);
        }

        var watch = Stopwatch.StartNew();
        return await output.Status().Spinner(Spinner.Known.Dots).StartAsync(
            Markup.Escape(title),
            context => work(new Relay(line => context.Status(
                Markup.Escape(Cut($"{title} · {watch.Elapsed:m\\:ss} · {line}")))))).ConfigureAwait(false);
    }

    private string Cut(string text) => text.Length < output.Profile.Width - 4 ? text : text[..(output.Profile.Width - 5)] + "…";

    private static IAnsiConsole For(TextWriter writer, bool redirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }

    private sealed class Relay(Action<string> take) : IProgress<string>
    {
        public void Report(string value) => take(value);
    }
}
