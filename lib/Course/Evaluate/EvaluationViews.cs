namespace Course.Evaluate;

/// <summary>How a network is asked about each image.</summary>
public enum EvaluationViews
{
    /// <summary>One view: the image itself, or the square in the middle of a photograph (section 4.2).</summary>
    One,

    /// <summary>Ten squares of each photograph (tables 2 and 3).</summary>
    TenCrop,

    /// <summary>Whole photographs, fully convolutional, at five sizes and mirrored too (tables 4 and 5).</summary>
    MultiScale,
}
