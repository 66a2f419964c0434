using System.Collections.Immutable;

namespace ResNets;

/// <content>Table 6: CIFAR-10.</content>
public static partial class Paper
{
    /// <summary>Table 6: test error in percent on CIFAR-10, with data augmentation.</summary>
    public static ImmutableArray<CifarResult> Table6 { get; } =
    [
        new("Maxout", null, null, 9.38),
        new("NIN", null, null, 8.81),
        new("DSN", null, null, 8.22),
        new("FitNet", 19, 2.5, 8.39),
        new("Highway", 19, 2.3, 7.54, new MeanAndDeviation(7.72, 0.16)),
        new("Highway", 32, 1.25, 8.80),
        new("ResNet", 20, 0.27, 8.75),
        new("ResNet", 32, 0.46, 7.51),
        new("ResNet", 44, 0.66, 7.17),
        new("ResNet", 56, 0.85, 6.97),
        new("ResNet", 110, 1.7, 6.43, new MeanAndDeviation(6.61, 0.16)),
        new("ResNet", 1202, 19.4, 7.93),
    ];

    /// <summary>The row of table 6 of a residual network.</summary>
    /// <param name="depth">One of <see cref="CifarDepths"/>.</param>
    /// <exception cref="InvalidOperationException">Table 6 has no residual network of this depth.</exception>
    public static CifarResult Table6Of(int depth) =>
        Table6.Single(row => row.Method == "ResNet" && row.Layers == depth);

    /// <summary>Section 4.2: the runs behind the mean and standard deviation of table 6.</summary>
    public const int Table6Runs = 5;

    /// <summary>Figure 6: the training and test error of plain-110, in percent, is above this (it is only plotted).</summary>
    public const double Plain110ErrorAbove = 60;

    /// <summary>Section 4.2: the training error of ResNet-1202, in percent, is below this; its test error is overfitting.</summary>
    public const double ResNet1202TrainingErrorBelow = 0.1;
}
