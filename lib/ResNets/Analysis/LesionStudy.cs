using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Analysis;

/// <summary>
/// Leaves out one block of a trained network at a time. Of a residual block the shortcut stays, and most blocks are hardly
/// missed; a plain network has nothing in a block's place and breaks.
/// </summary>
public static class LesionStudy
{
    /// <summary>Tests the network without each of its blocks.</summary>
    /// <param name="net">The trained network; left as it was.</param>
    /// <param name="set">The images to test on.</param>
    /// <param name="mean">[H, W, 3], float: the mean image of the training set.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <returns>One lesion a block, in order. A plain network's block that changes the shape cannot be left out.</returns>
    public static IReadOnlyList<Lesion> Of(ResNet net, ImageSet set, Tensor mean, int batchSize = 250, Device? device = null)
    {
        var wasTraining = net.training;
        net.eval();
        try
        {
            using var _ = no_grad();
            var blocks = net.Blocks;
            var names = Names(net);
            return [.. names.Select((name, i) => new Lesion(i + 1, name, Error(i)))];

            double? Error(int left)
            {
                if (!CanBeLeftOut(net, blocks[left], left))
                {
                    return null;
                }

                var wrong = TestBatches.Of(set, mean, batchSize, device).Sum(batch => Wrong(net, blocks, left, batch));
                return 100.0 * wrong / set.Count;
            }
        }
        finally
        {
            net.train(wasTraining);
        }
    }

    private static long Wrong(ResNet net, IReadOnlyList<nn.Module<Tensor, Tensor>> blocks, int left, Batch batch)
    {
        using var scope = NewDisposeScope();
        var y = net.BeforeBlocks(batch.Images);
        for (var i = 0; i < blocks.Count; i++)
        {
            y = i == left ? F.relu(ShortcutOf(blocks[i])?.call(y) ?? y) : blocks[i].call(y);
        }

        return net.AfterBlocks(y).argmax(1).ne(batch.Labels).sum().item<long>();
    }

    /// <summary>A block whose input has another shape than its output can be left out only if it has a shortcut.</summary>
    private static bool CanBeLeftOut(ResNet net, nn.Module<Tensor, Tensor> block, int index)
    {
        var stage = 0;
        var first = 0;
        while (index >= first + net.Spec.BlocksPerStage[stage])
        {
            first += net.Spec.BlocksPerStage[stage++];
        }

        return index > first || stage == 0 || ShortcutOf(block) is not null;
    }

    private static nn.Module<Tensor, Tensor>? ShortcutOf(nn.Module<Tensor, Tensor> block) =>
        block.named_children().Where(child => child.Item1 == "downsample").Select(child => child.Item2).FirstOrDefault()
            as nn.Module<Tensor, Tensor>;

    private static string[] Names(ResNet net) =>
        [.. net.Spec.BlocksPerStage.SelectMany((count, stage) => Enumerable.Range(0, count).Select(i => $"layer{stage + 1}.{i}"))];
}
