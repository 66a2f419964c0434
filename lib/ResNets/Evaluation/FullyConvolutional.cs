using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Evaluation;

/// <summary>
/// The network on pictures of any size (section 3.4): average pooling slides over the feature maps, and the linear layer gives
/// scores at every place, as a 1×1 convolution would. At the size of training there is one place, which is averaged and
/// multiplied by the operators of the network's own head: the scores are the network's own to the bit.
/// </summary>
public static class FullyConvolutional
{
    /// <summary>The scores at every place.</summary>
    /// <param name="net">The network.</param>
    /// <param name="x">[N, 3, H, W], float, at least as large as the images of training.</param>
    /// <returns>[N, classes, h, w] logits.</returns>
    /// <exception cref="ArgumentException">The picture is smaller than the images of training.</exception>
    public static Tensor ScoreMap(ResNet net, Tensor x)
    {
        using var scope = NewDisposeScope();
        var features = net.Features(x);
        var window = Window(net.Spec);
        if (features.shape[2] < window || features.shape[3] < window)
        {
            throw new ArgumentException(
                $"A picture of {x.shape[3]}×{x.shape[2]} pixels gives {net.Spec.Name} feature maps of {features.shape[3]}×{features.shape[2]}; expected at least {window}×{window}.",
                nameof(x));
        }

        var isOnePlace = features.shape[2] == window && features.shape[3] == window;
        var pooled = isOnePlace ? features.mean([2L, 3L], keepdim: true) : F.avg_pool2d(features, window, stride: 1);
        var (images, channels, rows, columns) = (pooled.shape[0], pooled.shape[1], pooled.shape[2], pooled.shape[3]);
        var logits = net.Classifier.call(pooled.permute(0, 2, 3, 1).reshape(-1, channels));
        return logits.reshape(images, rows, columns, -1).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>The scores averaged over all places.</summary>
    /// <param name="net">The network.</param>
    /// <param name="x">[N, 3, H, W], float, at least as large as the images of training.</param>
    /// <returns>[N, classes] logits.</returns>
    /// <exception cref="ArgumentException">The picture is smaller than the images of training.</exception>
    public static Tensor Scores(ResNet net, Tensor x)
    {
        using var map = ScoreMap(net, x);
        return map.mean([2L, 3L]);
    }

    /// <summary>
    /// The side of the last feature maps in training: 224 / 32 = 7 for ImageNet, 32 / 4 = 8 for CIFAR's three stages and 32 / 8 = 4
    /// for four stages behind CIFAR's stem.
    /// </summary>
    private static long Window(NetworkSpec spec)
    {
        var stem = spec.Stem == Stem.ImageNet ? 4 : 1;
        return spec.Input[1] / (stem << (spec.BlocksPerStage.Length - 1));
    }
}
