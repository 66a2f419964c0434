namespace ResNets.Networks;

/// <summary>The two building blocks of figure 5, and the block that section 3.2 rules out.</summary>
public enum BlockKind
{
    /// <summary>Two 3×3 convolutions.</summary>
    Basic,

    /// <summary>1×1, 3×3, 1×1, with four times as many channels at the output.</summary>
    Bottleneck,

    /// <summary>One 3×3 convolution: nearly linear, and of no advantage (section 3.2).</summary>
    SingleLayer,
}
