using Microsoft.FSharp.Collections;
using Newtonsoft.Json.Linq;
using Pn = Plotly.NET;

namespace ResNets.Charts;

/// <summary>The course's figures as those of Plotly.NET, to go on with its own functions.</summary>
public static class PlotlyNetFigure
{
    /// <summary>The same traces and layout as a chart of Plotly.NET, which Plotly.NET.Interactive shows.</summary>
    /// <param name="figure">Any figure of the course.</param>
    public static Pn.GenericChart ToPlotlyNet(this Figure figure)
    {
        var json = JObject.Parse(PlotlyJson.Of(figure));
        var layout = new Pn.Layout();
        foreach (var property in ((JObject)json["layout"]!).Properties())
        {
            layout.SetValue(property.Name, property.Value);
        }

        var traces = json["data"]!.Children<JObject>().Select(TraceOf);
        return Pn.GenericChart.fromFigure(Pn.Figure.create(ListModule.OfSeq(traces), layout));
    }

    private static Pn.Trace TraceOf(JObject json)
    {
        var trace = new Pn.Trace((string)json["type"]!);
        foreach (var property in json.Properties().Where(property => property.Name != "type"))
        {
            trace.SetValue(property.Name, property.Value);
        }

        return trace;
    }
}
