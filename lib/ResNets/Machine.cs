using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using ResNets.Display;
using static TorchSharp.torch;

namespace ResNets;

/// <summary>What this machine brings to a notebook.</summary>
/// <param name="Facts">What each thing is called, and what it is here.</param>
[TypeFormatterSource(typeof(MachineFormatters))]
public sealed record Machine(IReadOnlyList<(string Name, string Value)> Facts)
{
    /// <summary>Looks at the runtime, libtorch, the processors and the GPU.</summary>
    /// <param name="budget">The budget of the notebook.</param>
    public static Machine Describe(Budget budget) => new(
    [
        (".NET", Environment.Version.ToString()),
        ("libtorch", __version__),
        ("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
        ("threads", string.Create(CultureInfo.InvariantCulture, $"{get_num_threads()} of {Environment.ProcessorCount} cores")),
        ("GPU", cuda.is_available() ? $"{cuda.device_count()} by CUDA" : "none: everything runs on the CPU"),
        ("budget", budget.Name),
    ]);

    /// <inheritdoc/>
    public override string ToString()
    {
        var width = Facts.Max(fact => fact.Name.Length);
        return string.Join('\n', Facts.Select(fact => $"{fact.Name.PadRight(width)}  {fact.Value}"));
    }

    /// <summary>The facts as a table.</summary>
    internal string ToHtml() =>
        "<table><tbody>" + string.Concat(Facts.Select(fact =>
            $"<tr><th style=\"text-align:left\">{WebUtility.HtmlEncode(fact.Name)}</th><td style=\"text-align:left\">{WebUtility.HtmlEncode(fact.Value)}</td></tr>"))
        + "</tbody></table>";
}
