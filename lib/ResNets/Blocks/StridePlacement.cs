namespace ResNets.Blocks;

/// <summary>Which convolution of a bottleneck halves the resolution.</summary>
public enum StridePlacement
{
    /// <summary>The first 1×1 convolution, as in the paper's released models ("v1").</summary>
    First,

    /// <summary>The 3×3 convolution, as in torchvision ("v1.5"): the same parameters, slightly more multiply-adds.</summary>
    Middle,
}
