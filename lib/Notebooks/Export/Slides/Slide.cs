using System.Text;

namespace Notebooks.Export.Slides;

/// <summary>One slide while it is filled.</summary>
/// <param name="Id">What links call it.</param>
internal sealed record Slide(string Id)
{
    /// <summary>What the room sees, as HTML.</summary>
    public StringBuilder Body { get; } = new();

    /// <summary>What the speaker sees, as HTML.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>How much of it words and code fill, in lines of code.</summary>
    public int Lines { get; set; }

    /// <summary>Whether it shows code or what code has put out.</summary>
    public bool HasCode { get; set; }
}
