using System.Collections.Immutable;

namespace ResNets;

/// <content>Tables 2 to 5: ImageNet.</content>
public static partial class Paper
{
    /// <summary>Table 2: top-1 error in percent, validation set, 10-crop; residual networks with option A.</summary>
    public static ImmutableArray<DegradationRow> Table2 { get; } = [new(18, 27.94, 27.88), new(34, 28.54, 25.03)];

    /// <summary>Table 3: error in percent, validation set, 10-crop.</summary>
    public static ImmutableArray<ImageNetResult> Table3 { get; } =
    [
        new("VGG-16", 28.07, 9.33),
        new("GoogLeNet", null, 9.15),
        new("PReLU-net", 24.27, 7.38),
        new("plain-34", 28.54, 10.02),
        new("ResNet-34 A", 25.03, 7.76),
        new("ResNet-34 B", 24.52, 7.46),
        new("ResNet-34 C", 24.19, 7.40),
        new("ResNet-50", 22.85, 6.71),
        new("ResNet-101", 21.75, 6.05),
        new("ResNet-152", 21.43, 5.71),
    ];

    /// <summary>Table 4: error in percent of single models, validation set where nothing else is said.</summary>
    public static ImmutableArray<ImageNetResult> Table4 { get; } =
    [
        new("VGG (ILSVRC'14)", null, 8.43, OnTestSet: true),
        new("GoogLeNet (ILSVRC'14)", null, 7.89),
        new("VGG (v5)", 24.4, 7.1),
        new("PReLU-net", 21.59, 5.71),
        new("BN-inception", 21.99, 5.81),
        new("ResNet-34 B", 21.84, 5.71),
        new("ResNet-34 C", 21.53, 5.60),
        new("ResNet-50", 20.74, 5.25),
        new("ResNet-101", 19.87, 4.60),
        new("ResNet-152", 19.38, 4.49),
    ];

    /// <summary>Table 5: top-5 error in percent of ensembles, test set. The last is six ResNets, two of 152 layers.</summary>
    public static ImmutableArray<ImageNetResult> Table5 { get; } =
    [
        new("VGG (ILSVRC'14)", null, 7.32, OnTestSet: true),
        new("GoogLeNet (ILSVRC'14)", null, 6.66, OnTestSet: true),
        new("VGG (v5)", null, 6.8, OnTestSet: true),
        new("PReLU-net", null, 4.94, OnTestSet: true),
        new("BN-inception", null, 4.82, OnTestSet: true),
        new("ResNet (ILSVRC'15)", null, 3.57, OnTestSet: true),
    ];

    /// <summary>Appendix C: top-5 localisation error in percent on the ImageNet test set.</summary>
    public const double LocalizationTop5 = 9.0;
}
