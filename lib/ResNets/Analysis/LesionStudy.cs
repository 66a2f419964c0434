using ResNets.Data;
using ResNets.Evaluation;
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
    public static IReadOnlyList<Lesion> Of(ResNet net, ImageSet set, Tensor mean, int batchSize = 250, Device? device = null) =>
        Of(net, set, Normalization.PerPixel(mean), batchSize, device);

    /// <summary>The same with images normalised in another way.</summary>
    /// <param name="net">The trained network; left as it was.</param>
    /// <param name="set">The images to test on.</param>
    /// <param name="normalization">What the network was trained with.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <returns>One lesion a block, in order.</returns>
    public static IReadOnlyList<Lesion> Of(
        ResNet net, ImageSet set, Normalization normalization, int batchSize = 250, Device? device = null)
    {
        using var scope = NewDisposeScope();
        var (mean, std) = normalization.ToTensors();
        return EvaluationMode.Run(
            net,
            () => (IReadOnlyList<Lesion>)[.. Names(net).Select((name, i) => new Lesion(
                i + 1, name, CanBeLeftOut(net, net.Blocks[i], i) ? Error(net, set, mean, std, [i], batchSize, device) : null))]);
    }

    /// <summary>Tests the network without several of its blocks at once.</summary>
    /// <param name="net">The trained network; left as it was.</param>
    /// <param name="set">The images to test on.</param>
    /// <param name="normalization">What the network was trained with.</param>
    /// <param name="blocks">The numbers of the blocks to leave out, from 1; none to test the whole network.</param>
    /// <param name="batchSize">Images at once; the result does not depend on it.</param>
    /// <param name="device">Where the network is; the CPU if null.</param>
    /// <returns>The error in percent.</returns>
    /// <exception cref="ArgumentException">There is no such block, or it cannot be left out.</exception>
    public static double ErrorWithout(
        ResNet net, ImageSet set, Normalization normalization, IEnumerable<int> blocks, int batchSize = 250, Device? device = null)
    {
        var left = blocks.Select(block => block - 1).ToHashSet();
        foreach (var index in left)
        {
            Require(net, index);
        }

        using var scope = NewDisposeScope();
        var (mean, std) = normalization.ToTensors();
        return EvaluationMode.Run(net, () => Error(net, set, mean, std, left, batchSize, device));
    }

    private static double Error(
        ResNet net, ImageSet set, Tensor mean, Tensor? std, HashSet<int> left, int batchSize, Device? device) =>
        100.0 * TestBatches.Of(set, mean, batchSize, device, std).Sum(batch => Wrong(net, left, batch)) / set.Count;

    private static long Wrong(ResNet net, HashSet<int> left, Batch batch)
    {
        using var scope = NewDisposeScope();
        var y = net.BeforeBlocks(batch.Images);
        foreach (var (i, block) in net.Blocks.Index())
        {
            y = left.Contains(i) ? F.relu(ShortcutOf(block)?.call(y) ?? y) : block.call(y);
        }

        return net.AfterBlocks(y).argmax(1).ne(batch.Labels).sum().item<long>();
    }

    private static void Require(ResNet net, int index)
    {
        var count = net.Blocks.Count;
        if (index < 0 || index >= count)
        {
            throw new ArgumentException($"Block {index + 1} of {net.Spec.Name} was to be left out; expected 1 to {count}.");
        }

        if (!CanBeLeftOut(net, net.Blocks[index], index))
        {
            throw new ArgumentException(
                $"Block {index + 1} of {net.Spec.Name} changes the shape and has no shortcut; it cannot be left out.");
        }
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
