using System.Collections.Immutable;

namespace ResNets;

/// <content>Tables 7 to 9: detection with Faster R-CNN, where only the backbone changes.</content>
public static partial class Paper
{
    /// <summary>Table 7: PASCAL VOC, mAP in percent.</summary>
    public static ImmutableArray<VocResult> Table7 { get; } =
        [new("VGG-16", 73.2, 70.4), new("ResNet-101", 76.4, 73.8)];

    /// <summary>Table 8: COCO validation set.</summary>
    public static ImmutableArray<CocoResult> Table8 { get; } =
        [new("VGG-16", 41.5, 21.2), new("ResNet-101", 48.4, 27.2)];

    /// <summary>Section 4.3: the relative gain of table 8 in mAP@[.5, .95], in percent.</summary>
    public const int CocoRelativeGain = 28;

    /// <summary>Table 9: COCO validation set, ResNet-101, each step on top of the one before; the last row is the test-dev set.</summary>
    public static ImmutableArray<CocoResult> Table9 { get; } =
    [
        new("+box refinement", 49.9, 29.9),
        new("+context", 51.1, 30.0),
        new("+multi-scale testing", 53.8, 32.5),
        new("ensemble (test-dev)", 59.0, 37.4),
    ];
}
