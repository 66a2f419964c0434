namespace Notebooks.Documents;

/// <summary>The MIME types that this library treats in some way of their own.</summary>
public static class MimeTypes
{
    /// <summary>Plain text; every bundle carries it.</summary>
    public const string Plain = "text/plain";

    /// <summary>HTML, shown as the author wrote it.</summary>
    public const string Html = "text/html";

    /// <summary>Markdown.</summary>
    public const string Markdown = "text/markdown";

    /// <summary>LaTeX between dollar signs.</summary>
    public const string Latex = "text/latex";

    /// <summary>A vector picture, as text.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A picture, base64.</summary>
    public const string Png = "image/png";

    /// <summary>A photograph, base64.</summary>
    public const string Jpeg = "image/jpeg";

    /// <summary>Script run by the page.</summary>
    public const string Javascript = "application/javascript";

    /// <summary>Any JSON.</summary>
    public const string Json = "application/json";

    /// <summary>A plotly.js figure: data, layout, config.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}
