using System.Diagnostics.CodeAnalysis;
using ResNets.Charts;

namespace ResNets.Evaluation;

/// <summary>How notebooks show a <see cref="ConfusionMatrix"/>: as the chart of <see cref="ConfusionChart"/>.</summary>
internal sealed class ConfusionMatrixFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() => FigureFormatters.Of<ConfusionMatrix>(value => ConfusionChart.Of(value));
}
