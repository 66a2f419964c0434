using Notebooks.Documents;
using Notebooks.Formatting;
using Notebooks.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that is running.</summary>
public sealed class KernelInvocationContext
{
    private readonly ICellOutput _output;

    private KernelInvocationContext(ICellOutput output) => _output = output;

    /// <summary>The cell that the calling code belongs to.</summary>
    /// <exception cref="InvalidOperationException">No cell has run in this process.</exception>
    public static KernelInvocationContext Current => new(CellScope.Current?.Output ?? throw new InvalidOperationException(
        "There is no cell to show this in: display works only in code that a notebook's cell has called."));

    /// <summary>Shows a value now.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these representations; none given: all.</param>
    /// <returns>A handle to update it in place.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(_output, mimeTypes);
        _output.Display(ValueFormatter.Format(value, mimeTypes), displayed.DisplayId);
        return displayed;
    }

    /// <summary>Shows text as being of a MIME type.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">Such as "text/html" or "image/svg+xml".</param>
    /// <returns>A handle to update it in place.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType)
    {
        var displayed = new DisplayedValue(_output, []);
        MimeBundle plain = MimeBundle.Plain(mimeType == MimeTypes.Plain ? value : $"({mimeType})");
        _output.Display(plain.With(mimeType, value), displayed.DisplayId);
        return displayed;
    }
}
