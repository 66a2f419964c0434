using System.Diagnostics.CodeAnalysis;
using ResNets.Display;

namespace ResNets.Exercises;

/// <summary>How notebooks show a <see cref="CheckResult"/>.</summary>
internal sealed class CheckResultFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<CheckResult>("text/html", result => result.ToHtml()),
        new TypeFormatter<CheckResult>("text/plain", result => result.ToString()),
    ];
}
