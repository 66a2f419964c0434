using System.Text.Json;

namespace ResNets.Charts;

/// <summary>Where a page gets plotly.js from when nothing gave it one: environment.json's version on a CDN, with its hash.</summary>
internal static class PlotlyScript
{
    private const string Package = "plotly.js-cartesian-dist-min";

    private static readonly Lazy<(string Url, string Integrity)> s_entry = new(Read);

    /// <summary>The script's address.</summary>
    internal static string Url => s_entry.Value.Url;

    /// <summary>The hash that the browser checks it against.</summary>
    internal static string Integrity => s_entry.Value.Integrity;

    private static (string Url, string Integrity) Read()
    {
        using var stream = typeof(PlotlyScript).Assembly.GetManifestResourceStream("environment.json")!;
        using var document = JsonDocument.Parse(stream);
        var package = document.RootElement.GetProperty("npm").EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == Package);
        var file = package.GetProperty("files").EnumerateArray().First();
        return (file.GetProperty("url").GetString()!, file.GetProperty("integrity").GetString()!);
    }
}
