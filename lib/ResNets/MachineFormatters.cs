using System.Diagnostics.CodeAnalysis;
using ResNets.Display;

namespace ResNets;

/// <summary>How notebooks show a <see cref="Machine"/>.</summary>
internal sealed class MachineFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Machine>("text/html", machine => machine.ToHtml()),
        new TypeFormatter<Machine>("text/plain", machine => machine.ToString()),
    ];
}
