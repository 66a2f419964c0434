namespace ResNets.Display;

/// <summary>One picture of a <see cref="Gallery"/>.</summary>
/// <param name="Png">The picture as a PNG file.</param>
/// <param name="Label">Its class.</param>
/// <param name="Prediction">The class that a network says, or null where none was asked.</param>
public sealed record GalleryPicture(byte[] Png, string Label, string? Prediction)
{
    /// <summary>The class; a wrong answer stands before it.</summary>
    public string Caption => Prediction is null || Prediction == Label ? Label : $"{Prediction} (is {Label})";

    /// <summary>Green where a network is right, orange where it is wrong.</summary>
    internal string Color => Prediction is null ? "inherit" : Prediction == Label ? "#2e9d4f" : "#d2691e";
}
