using System.Diagnostics.CodeAnalysis;
using ResNets.Charts;

namespace ResNets.Evaluation;

/// <summary>How notebooks show a <see cref="Calibration"/>: as the chart of <see cref="CalibrationChart"/>.</summary>
internal sealed class CalibrationFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() => FigureFormatters.Of<Calibration>(value => CalibrationChart.Of(value));
}
