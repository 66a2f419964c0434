namespace ResNets.Networks;

/// <summary>What comes before the first stage.</summary>
public enum Stem
{
    /// <summary>A 3×3 convolution with stride 1, for images of 32×32 (section 4.2).</summary>
    Cifar,

    /// <summary>A 7×7 convolution with stride 2 and 3×3 max pooling with stride 2, for images of 224×224 (table 1).</summary>
    ImageNet,
}
