using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>One view of each photograph: the square in its middle.</summary>
public static class CenterCrop
{
    /// <summary>Asks for the probabilities of all classes. The network is left in the mode it was in.</summary>
    /// <param name="net">[N, 3, crop, crop] images to [N, classes] logits.</param>
    /// <param name="photos">The test photographs.</param>
    /// <param name="normalization">What the network was trained with.</param>
    /// <param name="side">The length of the shorter side after resizing.</param>
    /// <param name="crop">The side of the square.</param>
    /// <param name="batchSize">Photographs at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <param name="progress">Told after every batch how many photographs are done.</param>
    /// <exception cref="ArgumentException">A square is larger than the side, or a number is below 1.</exception>
    /// <exception cref="InvalidDataException">A file cannot be decoded.</exception>
    public static Scores Score(
        nn.Module<Tensor, Tensor> net,
        ImageFolder photos,
        Normalization normalization,
        int side = 256,
        int crop = 224,
        int batchSize = 32,
        Device? device = null,
        IProgress<int>? progress = null) =>
        CropViews.Score(net, photos, normalization, new CropViews(side, crop, Ten: false), batchSize, device, progress);
}
