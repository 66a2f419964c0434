namespace Microsoft.DotNet.Interactive;

/// <summary>Text that is shown as HTML.</summary>
/// <param name="content">The HTML.</param>
public sealed class HtmlContent(string content)
{
    /// <summary>The HTML.</summary>
    public override string ToString() => content;
}
