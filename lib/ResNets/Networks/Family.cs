namespace ResNets.Networks;

/// <summary>The two families of networks in the paper, and the two that it compares them with.</summary>
public enum Family
{
    /// <summary>Section 4.2: a 3×3 stem, three stages of 16, 32 and 64 filters, 6n+2 layers.</summary>
    Cifar,

    /// <summary>Table 1: a 7×7 stem with max pooling, four stages of 64 to 512 planes; 18, 34, 50, 101 or 152 layers.</summary>
    ImageNet,

    /// <summary>VGG-16 and VGG-19 (arXiv 1409.1556), whose multiply-adds section 4.1 compares with.</summary>
    Vgg,

    /// <summary>Highway networks (arXiv 1507.06228): shortcuts with gates, the closest relatives (section 2, table 6).</summary>
    Highway,
}
