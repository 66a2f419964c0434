namespace ResNets.Display;

/// <summary>One picture of a <see cref="Gallery"/>.</summary>
/// <param name="Png">The picture as a PNG file.</param>
/// <param name="Label">Its class.</param>
/// <param name="Prediction">The class that a network says, or null where none was asked.</param>
public sealed record GalleryPicture(byte[] Png, string Label, string? Prediction)
{
    /// <summary>How sure the network is, from 0 to 1, or null.</summary>
    public double? Confidence { get; init; }

    /// <summary>The objects marked in it.</summary>
    public IReadOnlyList<GalleryBox> Boxes { get; init; } = [];

    /// <summary>The width in which it is shown, in CSS pixels.</summary>
    public int ShownWidth { get; init; } = 72;

    /// <summary>The height in which it is shown, in CSS pixels.</summary>
    public int ShownHeight { get; init; } = 72;

    /// <summary>The class; a wrong answer stands before it, and how sure the network is.</summary>
    public string Caption
    {
        get
        {
            var sure = Confidence is { } confidence ? FormattableString.Invariant($" {100 * confidence:0}%") : string.Empty;
            return Prediction is null ? Label : Prediction == Label ? $"{Label}{sure}" : $"{Prediction}{sure} (is {Label})";
        }
    }

    /// <summary>Images of few pixels show them; photographs are smooth.</summary>
    internal string Rendering => ShownWidth == 72 ? "pixelated" : "auto";

    /// <summary>Green where a network is right, orange where it is wrong.</summary>
    internal string Color => Prediction is null ? "inherit" : Prediction == Label ? "#2e9d4f" : "#d2691e";
}
