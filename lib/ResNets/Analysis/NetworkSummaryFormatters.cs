using System.Diagnostics.CodeAnalysis;
using ResNets.Display;

namespace ResNets.Analysis;

/// <summary>How notebooks show a <see cref="NetworkSummary"/>.</summary>
internal sealed class NetworkSummaryFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<NetworkSummary>("text/html", NetworkSummaryText.ToHtml),
        new TypeFormatter<NetworkSummary>("text/plain", summary => summary.ToString()),
    ];
}
