namespace Notebooks.Export.Slides;

/// <summary>How a cell is shown on slides.</summary>
internal enum SlideKind
{
    /// <summary>The author has not said.</summary>
    Unmarked,

    /// <summary>On a new slide to the right.</summary>
    Slide,

    /// <summary>On a new slide below.</summary>
    Below,

    /// <summary>On the same slide, at the next step.</summary>
    Fragment,

    /// <summary>On the same slide.</summary>
    Continue,

    /// <summary>Not at all.</summary>
    Skip,

    /// <summary>To the speaker only.</summary>
    Notes,
}
