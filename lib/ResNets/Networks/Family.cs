namespace ResNets.Networks;

/// <summary>The two families of networks in the paper.</summary>
public enum Family
{
    /// <summary>Section 4.2: a 3×3 stem, three stages of 16, 32 and 64 filters, 6n+2 layers.</summary>
    Cifar,

    /// <summary>Table 1: a 7×7 stem with max pooling, four stages of 64 to 512 planes; 18, 34, 50, 101 or 152 layers.</summary>
    ImageNet,
}
