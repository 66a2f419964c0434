namespace ResNets.Data;

/// <summary>The random changes to a training image (section 4.2).</summary>
/// <param name="Padding">Pixels of zeros on each side before the random crop; 0 for no crop.</param>
/// <param name="Flip">Whether every second image, at random, is mirrored.</param>
public sealed record Augmentation(int Padding, bool Flip)
{
    /// <summary>The paper's for CIFAR-10: 4 pixels of padding, a random crop, a random flip.</summary>
    public static Augmentation Paper { get; } = new(4, true);

    /// <summary>Every image as it is.</summary>
    public static Augmentation None { get; } = new(0, false);
}
