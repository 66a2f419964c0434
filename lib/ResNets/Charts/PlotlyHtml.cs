using System.Net;
using System.Security.Cryptography;
using System.Text;
using ResNets.Charts.Picture;

namespace ResNets.Charts;

/// <summary>A figure as a piece of HTML that draws itself, for hosts that do not know plotly.js's MIME type.</summary>
internal static class PlotlyHtml
{
    /// <summary>
    /// A div and a script. The script uses the page's plotly.js; where there is none it loads the one of
    /// <see cref="PlotlyScript"/>. Until it has drawn, and where it cannot, the figure's picture stands there.
    /// </summary>
    internal static string Of(Figure figure)
    {
        var json = PlotlyJson.Of(figure).Replace("</", "<\\/", StringComparison.Ordinal);
        var id = "figure-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..12];
        var summary = WebUtility.HtmlEncode(figure.Summary);
        var picture = Convert.ToBase64String(Encoding.UTF8.GetBytes(FigureSvg.Of(figure)));
        return $$"""
            <div id="{{id}}" role="img" aria-label="{{summary}}" style="min-height:{{figure.Height}}px"><img alt="{{summary}}" style="max-width:100%" src="data:{{FigureSvg.MimeType}};base64,{{picture}}"></div>
            <script>
            (function () {
              const place = document.getElementById("{{id}}");
              const figure = {{json}};
              const draw = () => { place.textContent = ""; window.Plotly.newPlot(place, figure.data, figure.layout, figure.config); };
              if (window.Plotly) { draw(); return; }
              const script = document.createElement("script");
              script.src = "{{PlotlyScript.Url}}";
              script.integrity = "{{PlotlyScript.Integrity}}";
              script.crossOrigin = "anonymous";
              script.onload = draw;
              script.onerror = () => { place.append(document.createElement("br"), "A picture only: plotly.js, which makes the chart interactive, could not be loaded. './course run' makes pages that work offline."); };
              document.head.appendChild(script);
            })();
            </script>
            """;
    }
}
