using System.Diagnostics.CodeAnalysis;

namespace ResNets.Display;

/// <summary>How notebooks show a <see cref="BlockDiagram"/>.</summary>
internal sealed class BlockDiagramFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<BlockDiagram>("text/html", diagram => diagram.ToHtml()),
        new TypeFormatter<BlockDiagram>("text/plain", diagram => diagram.ToString()),
    ];
}
