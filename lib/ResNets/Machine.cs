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

    /// <summary>The environment variable that names the device which notebooks train on: <c>cpu</c> or <c>cuda</c>.</summary>
    public const string DeviceVariable = "RESNET_DEVICE";

    /// <summary>The device that the environment names; the GPU where it names none and there is one, else the CPU.</summary>
    /// <exception cref="ArgumentException">The environment names something else, or a GPU that is not there.</exception>
    public static Device DeviceFromEnvironment() => Environment.GetEnvironmentVariable(DeviceVariable) switch
    {
        null or "" => cuda.is_available() ? CUDA : CPU,
        "cpu" => CPU,
        "cuda" when cuda.is_available() => CUDA,
        "cuda" => throw new ArgumentException($"{DeviceVariable} is cuda, and there is no CUDA device that libtorch can use; set it to cpu, or to nothing."),
        var other => throw new ArgumentException($"{DeviceVariable} is '{other}'; it has to be cpu or cuda."),
    };

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
