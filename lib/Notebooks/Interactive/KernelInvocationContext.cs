using Notebooks.Documents;
using Notebooks.Formatting;
using Notebooks.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that is running.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellScope _cell;

    private KernelInvocationContext(CellScope cell) => _cell = cell;

    /// <summary>The cell that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">No cell has run in this process.</exception>
    public static KernelInvocationContext Current => new(CellScope.Current ?? throw new InvalidOperationException(
        "There is no cell to show this in: display works only in code that a notebook's cell has called."));

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken CancellationToken => _cell.Interruption;

    /// <summary>Shows a value now.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these representations; none given: all.</param>
    /// <returns>A handle to update it in place.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(_cell.Output, mimeTypes);
        _cell.Output.Display(ValueFormatter.Format(value, mimeTypes), displayed.DisplayId);
        return displayed;
    }

    /// <summary>Shows text as being of a MIME type.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">Such as "text/html" or "image/svg+xml".</param>
    /// <returns>A handle to update it in place.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType)
    {
        var displayed = new DisplayedValue(_cell.Output, []);
        MimeBundle plain = MimeBundle.Plain(mimeType == MimeTypes.Plain ? value : $"({mimeType})");
        _cell.Output.Display(plain.With(mimeType, value), displayed.DisplayId);
        return displayed;
    }

    internal void Clear(bool wait) => _cell.Output.Clear(wait);

    internal string Ask(string prompt, bool isPassword) => (_cell.Input ?? throw new InvalidOperationException(
        "This cell asks for input, and the program that runs it answers no questions; run it in Jupyter or in a console."))
        .Ask(prompt, isPassword);
}
