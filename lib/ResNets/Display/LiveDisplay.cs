namespace ResNets.Display;

/// <summary>
/// An output that changes in place while its cell runs. In a notebook it goes through the host's own
/// <c>KernelInvocationContext.Current.Display(x)</c> and <c>Update(x)</c>, found by name, because a library that students
/// read should not depend on a notebook host; elsewhere the newest text becomes a line on the console every ten seconds.
/// </summary>
public sealed class LiveDisplay
{
    private static readonly TimeSpan s_betweenLines = TimeSpan.FromSeconds(10);

    private readonly object? _displayed;
    private readonly PacedText? _lines;

    private LiveDisplay(object value, TimeProvider clock)
    {
        _displayed = DisplayInHost(value);
        if (_displayed is null)
        {
            _lines = new PacedText(Console.WriteLine, s_betweenLines, clock);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => _lines.Flush();
            _lines.Report(TextOf(value));
        }
    }

    /// <summary>Shows a value that can change later.</summary>
    /// <param name="value">The first value.</param>
    /// <param name="clock">Measures the time between two lines on the console; the system's if null.</param>
    public static LiveDisplay Show(object value, TimeProvider? clock = null) => new(value, clock ?? TimeProvider.System);

    /// <summary>Puts another value in the place of the one before.</summary>
    /// <param name="value">The new value.</param>
    public void Update(object value)
    {
        if (_lines is not null)
        {
            _lines.Report(TextOf(value));
        }
        else
        {
            _displayed!.GetType().GetMethod("Update", [typeof(object)])!.Invoke(_displayed, [value]);
        }
    }

    /// <summary>Shows the last value now, where the console is still to get it: at the end of a piece of work.</summary>
    public void Flush() => _lines?.Flush();

    private static string TextOf(object value) => value.ToString() ?? "";

    private static object? DisplayInHost(object value) => NotebookHost.Context is { } context ? Display(context.GetType(), context, value) : null;

    /// <summary>Calls <c>Display(object, params string[])</c>, a method of the type or an extension method beside it.</summary>
    private static object? Display(Type contextType, object context, object value)
    {
        var method = contextType.GetMethod("Display", [typeof(object), typeof(string[])]);
        if (method is not null)
        {
            return method.Invoke(context, [value, Array.Empty<string>()]);
        }

        var extension = contextType.Assembly.GetType(contextType.FullName + "Extensions")
            ?.GetMethod("Display", [contextType, typeof(object), typeof(string[])]);
        return extension?.Invoke(null, [context, value, Array.Empty<string>()]);
    }
}
