using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>The most likely class of every image.</summary>
public static class Predictions
{
    /// <summary>Asks a network about every image of a set, one view each. The network is left in the mode it was in.</summary>
    /// <param name="net">[N, 3, H, W] images to [N, classes] logits.</param>
    /// <param name="set">The images.</param>
    /// <param name="mean">[H, W, 3], float: the mean image of the training set.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <returns>A label for each image, in order.</returns>
    public static int[] Of(
        nn.Module<Tensor, Tensor> net, ImageSet set, Tensor mean, int batchSize = 250, Device? device = null) =>
        Of(net, set, Normalization.PerPixel(mean), batchSize, device);

    /// <summary>The same with images normalised in another way.</summary>
    /// <param name="net">[N, 3, H, W] images to [N, classes] logits.</param>
    /// <param name="set">The images.</param>
    /// <param name="normalization">What is subtracted from the pixels and what they are divided by.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <param name="progress">Told after every batch how many images are done.</param>
    /// <returns>A label for each image, in order.</returns>
    public static int[] Of(
        nn.Module<Tensor, Tensor> net,
        ImageSet set,
        Normalization normalization,
        int batchSize = 250,
        Device? device = null,
        IProgress<int>? progress = null)
    {
        using var scope = NewDisposeScope();
        var (mean, std) = normalization.ToTensors();
        var done = 0;
        return EvaluationMode.Run(net, () => (int[])[.. TestBatches.Of(set, mean, batchSize, device, std).SelectMany(Answers)]);

        int[] Answers(Batch batch)
        {
            var answers = MostLikely(net, batch);
            progress?.Report(done += answers.Length);
            return answers;
        }
    }

    private static int[] MostLikely(nn.Module<Tensor, Tensor> net, Batch batch)
    {
        using var scope = NewDisposeScope();
        var classes = net.call(batch.Images).argmax(1).cpu();
        return [.. classes.data<long>().ToArray().Select(label => (int)label)];
    }
}
