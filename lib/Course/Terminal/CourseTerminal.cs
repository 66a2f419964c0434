using Spectre.Console;

namespace Course.Terminal;

/// <summary>The terminal as the commands use it: marked lines, tables, and one live line while something works.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where errors go.</param>
/// <param name="time">The clock that paces plain lines.</param>
public sealed class CourseTerminal(IAnsiConsole output, IAnsiConsole error, TimeProvider time)
{
    private const int RedirectedWidth = 140;
    private static readonly TimeSpan _redraw = TimeSpan.FromMilliseconds(200);

    /// <summary>The time between two lines about work that goes on, where nothing can be drawn in place.</summary>
    public static TimeSpan LinePace { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Where results go.</summary>
    public IAnsiConsole Output => output;

    /// <summary>Whether live displays can be drawn.</summary>
    public bool IsLive => output.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>The clock that paces plain lines.</summary>
    public TimeProvider Time => time;

    /// <summary>The same terminal with results among the errors: for what is said beside a result that a program reads.</summary>
    public CourseTerminal Aside => new(error, error, time);

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

    /// <summary>Does something with a live line, or plain lines now and then, that say for how long and what was last heard.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="title">What is being done.</param>
    /// <param name="work">Does it, and reports lines.</param>
    public async Task<T> BusyAsync<T>(string title, Func<IProgress<string>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        long began = time.GetTimestamp();
        var heard = new LatestLine();
        string State() => $"{time.GetElapsedTime(began):m\\:ss}{(heard.Text.Length > 0 ? " · " + heard.Text : "")}";
        if (!IsLive)
        {
            Line($"… {title}");
            return await Heartbeat.WhileAsync(work(heard), LinePace, time, () => Line("    " + State())).ConfigureAwait(false);
        }

        return await output.Status().Spinner(Spinner.Known.Dots).StartAsync(
            Markup.Escape(Cut(title)),
            context => Heartbeat.WhileAsync(
                work(heard), _redraw, time, () => context.Status(Markup.Escape(Cut($"{title} · {State()}")))))
            .ConfigureAwait(false);
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

    private sealed class LatestLine : IProgress<string>
    {
        public string Text { get; private set; } = "";

        public void Report(string value) => Text = value;
    }
}
