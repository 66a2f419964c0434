using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>How pixels on the scale 0 … 1 become a network's input: (x − mean) / std. It has to be the one of the training.</summary>
/// <param name="Name"><c>per-pixel</c>, <c>cifar</c> or <c>imagenet</c>.</param>
/// <param name="Mean">[H, W, 3] or [3], float.</param>
/// <param name="Std">[3], float, or null for no division.</param>
public sealed record TensorNormalization(string Name, Tensor Mean, Tensor? Std = null) : IDisposable
{
    private static readonly float[] s_imageNetMean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] s_imageNetStd = [0.229f, 0.224f, 0.225f];
    private static readonly float[] s_cifarMean = [0.4914f, 0.4822f, 0.4465f];
    private static readonly float[] s_cifarStd = [0.2470f, 0.2435f, 0.2616f];

    /// <summary>The names of the normalizations.</summary>
    public static IReadOnlyList<string> Names { get; } = ["per-pixel", "cifar", "imagenet"];

    /// <summary>The colour statistics of ImageNet, with which torchvision's networks and pytorch_resnet_cifar10's were trained.</summary>
    public static TensorNormalization ImageNet() => new("imagenet", tensor(s_imageNetMean), tensor(s_imageNetStd));

    /// <summary>The colour statistics of CIFAR-10's training images (<see cref="PixelStatistics.PerChannel"/>).</summary>
    public static TensorNormalization Cifar() => new("cifar", tensor(s_cifarMean), tensor(s_cifarStd));

    /// <summary>The paper's (section 4.2): the mean image of the training set is subtracted, and nothing is divided.</summary>
    /// <param name="training">The training images.</param>
    public static TensorNormalization PerPixel(ImageSet training) => new("per-pixel", PixelStatistics.MeanImage(training));

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Std?.Dispose();
    }
}
