using Notebooks.Formatting;
using Notebooks.Kernel;

namespace Microsoft.DotNet.Interactive;

/// <summary>A value on display, to be updated in place.</summary>
public sealed class DisplayedValue
{
    private readonly ICellOutput _output;
    private readonly string[] _mimeTypes;

    internal DisplayedValue(ICellOutput output, string[] mimeTypes)
    {
        _output = output;
        _mimeTypes = mimeTypes;
    }

    /// <summary>The name of this display in the notebook's messages.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in place of the one on display.</summary>
    /// <param name="updatedValue">The new value.</param>
    public void Update(object? updatedValue) => (CellScope.Current?.Output ?? _output).Update(ValueFormatter.Format(updatedValue, _mimeTypes), DisplayId);
}
