using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>Testing as in section 4.2: one view of each original image.</summary>
public static class SingleView
{
    /// <summary>Counts the images whose most likely class is not theirs. The network is left in the mode it was in.</summary>
    /// <param name="net">[N, 3, H, W] images to [N, classes] logits.</param>
    /// <param name="set">The test images.</param>
    /// <param name="mean">[H, W, 3], float: the mean image of the training set.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    public static TestResult Test(
        nn.Module<Tensor, Tensor> net, ImageSet set, Tensor mean, int batchSize = 250, Device? device = null) =>
        Count(Predictions.Of(net, set, mean, batchSize, device), set);

    /// <summary>The same with images normalised in another way.</summary>
    /// <param name="net">[N, 3, H, W] images to [N, classes] logits.</param>
    /// <param name="set">The test images.</param>
    /// <param name="normalization">What is subtracted from the pixels and what they are divided by.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <param name="progress">Told after every batch how many images are done.</param>
    public static TestResult Test(
        nn.Module<Tensor, Tensor> net,
        ImageSet set,
        Normalization normalization,
        int batchSize = 250,
        Device? device = null,
        IProgress<int>? progress = null) =>
        Count(Predictions.Of(net, set, normalization, batchSize, device, progress), set);

    private static TestResult Count(int[] answers, ImageSet set)
    {
        var labels = set.Labels.data<long>().ToArray();
        return new TestResult(answers.Zip(labels).Count(pair => pair.First != pair.Second), set.Count);
    }

    /// <summary>Asks for the probabilities of all classes. The network is left in the mode it was in.</summary>
    /// <param name="net">[N, 3, H, W] images to [N, classes] logits.</param>
    /// <param name="set">The test images.</param>
    /// <param name="mean">[H, W, 3], float: the mean image of the training set.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    public static Scores Score(
        nn.Module<Tensor, Tensor> net, ImageSet set, Tensor mean, int batchSize = 250, Device? device = null) =>
        Score(net, set, Normalization.PerPixel(mean), batchSize, device);

    /// <summary>The same with images normalised in another way.</summary>
    /// <param name="net">[N, 3, H, W] images to [N, classes] logits.</param>
    /// <param name="set">The test images.</param>
    /// <param name="normalization">What is subtracted from the pixels and what they are divided by.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <param name="progress">Told after every batch how many images are done.</param>
    public static Scores Score(
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
        return EvaluationMode.Run(net, () => new Scores(
            [.. TestBatches.Of(set, mean, batchSize, device, std).SelectMany(Probabilities)],
            [.. set.Labels.data<long>().ToArray().Select(label => (int)label)],
            set.ClassNames));

        float[] Probabilities(Batch batch)
        {
            using var batchScope = NewDisposeScope();
            var probabilities = Scores.Softmax(net.call(batch.Images));
            progress?.Report(done += (int)batch.Images.shape[0]);
            return probabilities;
        }
    }
}
