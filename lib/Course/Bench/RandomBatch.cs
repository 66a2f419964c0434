using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;

namespace Course.Bench;

/// <summary>A batch of random pixels to measure training steps with, the same for the same seed of libtorch.</summary>
internal static class RandomBatch
{
    /// <summary>Images [count, 3, side, side], channels innermost as the course's batches have them, and labels.</summary>
    public static Batch For(Network net, int count, int side) => new(
        rand(count, side, side, 3).permute(0, 3, 1, 2), randint(net.Spec.Classes, [count], ScalarType.Int64));
}
