using System.Collections.Immutable;
using ResNets.Networks;

namespace ResNets;

/// <content>Table 1 and what section 4.1 says about complexity.</content>
public static partial class Paper
{
    /// <summary>Table 1: the ImageNet architectures, each with the multiply-adds that the table prints as FLOPs.</summary>
    public static ImmutableArray<ArchitectureRow> Table1 { get; } =
    [
        new(18, BlockKind.Basic, [2, 2, 2, 2], 1.8),
        new(34, BlockKind.Basic, [3, 4, 6, 3], 3.6),
        new(50, BlockKind.Bottleneck, [3, 4, 6, 3], 3.8),
        new(101, BlockKind.Bottleneck, [3, 4, 23, 3], 7.6),
        new(152, BlockKind.Bottleneck, [3, 8, 36, 3], 11.3),
    ];

    /// <summary>
    /// Section 4.1: billions of multiply-adds of the VGG networks. The first counts the convolutions only, the second the
    /// fully connected layers too.
    /// </summary>
    public static ImmutableSortedDictionary<int, double> VggGigaMultiplyAdds { get; } =
        new Dictionary<int, double> { [16] = 15.3, [19] = 19.6 }.ToImmutableSortedDictionary();

    /// <summary>Section 3.3: the multiply-adds of the 34-layer plain network, in percent of VGG-19's.</summary>
    public const int Plain34PercentOfVgg19 = 18;

    /// <summary>Section 4.2: the depths trained on CIFAR-10, 6n+2 for n = 3, 5, 7, 9, 18 and 200.</summary>
    public static ImmutableArray<int> CifarDepths { get; } = [20, 32, 44, 56, 110, 1202];
}
