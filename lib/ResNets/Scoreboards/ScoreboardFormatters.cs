using System.Diagnostics.CodeAnalysis;
using ResNets.Display;

namespace ResNets.Scoreboards;

/// <summary>How notebooks show a <see cref="Scoreboard"/>.</summary>
internal sealed class ScoreboardFormatters
{
    /// <summary>The formatters; notebooks call this by its name, on an instance.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Notebooks call it on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Scoreboard>("text/html", ScoreboardText.ToHtml),
        new TypeFormatter<Scoreboard>("text/plain", ScoreboardText.Of),
    ];
}
