using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>All images of a set once, in order, one view each, with the training set's mean image subtracted.</summary>
public static class TestBatches
{
    /// <summary>Cuts a set into batches; the last may be smaller. A batch is disposed when the next one is asked for.</summary>
    /// <param name="set">The images.</param>
    /// <param name="mean">[H, W, 3] or [3], float: the mean image or colour of the training set.</param>
    /// <param name="batchSize">Images in a batch.</param>
    /// <param name="device">Where the batches are made; the CPU if null.</param>
    /// <param name="std">[3], float: what the difference is divided by; null for nothing, as in the paper.</param>
    public static IEnumerable<Batch> Of(
        ImageSet set, Tensor mean, int batchSize, Device? device = null, Tensor? std = null)
    {
        using var offset = mean.to(device ?? CPU).alias();
        using var scale = std?.to(device ?? CPU).alias();
        for (var start = 0; start < set.Count; start += batchSize)
        {
            using var batch = Cut(set, offset, scale, start, Math.Min(batchSize, set.Count - start));
            yield return batch;
        }
    }

    private static Batch Cut(ImageSet set, Tensor mean, Tensor? std, int start, int count)
    {
        using var scope = NewDisposeScope();
        var pixels = set.Pixels.narrow(0, start, count).to(mean.device).to(ScalarType.Float32);
        var centred = pixels.mul_(1f / 255).sub_(mean);
        var images = (std is null ? centred : centred.div_(std)).permute(0, 3, 1, 2);
        var labels = set.Labels.narrow(0, start, count).to(mean.device);
        return new Batch(images.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}
