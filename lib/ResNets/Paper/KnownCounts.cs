using System.Collections.Immutable;

namespace ResNets;

/// <summary>
/// Parameters and multiply-adds of the paper's networks to the last digit. The paper prints only rounded values; these were
/// counted independently of this library, and the library's own counts (<see cref="Analysis.NetworkSummary"/>) have to agree.
/// </summary>
public static class KnownCounts
{
    /// <summary>The networks of table 1 with 1000 classes.</summary>
    public static ImmutableArray<ImageNetCounts> ImageNet { get; } =
    [
        new(18, 11_515_688, 11_689_512, 12_043_816, 1.814, 1.814, 11_173_962),
        new(34, 21_623_848, 21_797_672, 22_716_840, 3.664, 3.664, 21_282_122),
        new(50, 22_780_456, 25_557_032, 40_128_552, 3.858, 4.089, 23_520_842),
        new(101, 41_772_584, 44_549_160, 76_981_288, 7.570, 7.801, 42_512_970),
        new(152, 57_416_232, 60_192_808, 107_335_720, 11.282, 11.514, 58_156_618),
    ];

    /// <summary>Billions of multiply-adds of plain-34 and of resnet-34 with option A.</summary>
    public const double Plain34GigaMultiplyAdds = 3.644;

    /// <summary>The networks of section 4.2 with 10 classes.</summary>
    public static ImmutableArray<CifarCounts> Cifar { get; } =
    [
        new(3, 20, 269_722, 272_474, 283_962, 40.55),
        new(5, 32, 464_154, 466_906, 489_594, 68.86),
        new(7, 44, 658_586, 661_338, 695_226, 97.17),
        new(9, 56, 853_018, 855_770, 900_858, 125.49),
        new(18, 110, 1_727_962, 1_730_714, 1_826_202, 252.89),
        new(200, 1202, 19_421_274, 19_424_026, 20_538_714, 2829.24),
    ];
}
