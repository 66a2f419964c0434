using ResNets.Weights.Torch;
using static TorchSharp.torch;

namespace ResNets.Weights;

/// <summary>
/// Reads and writes the weights of networks. What a file is, its first bytes say, not its name: a zip archive of
/// <c>torch.save</c>, the container before PyTorch 1.6, safetensors, or a checkpoint of this course. Files may come from
/// anywhere: nothing in them is run, and memory and time are bounded by the size of the file.
/// </summary>
public static class Weights
{
    private const string CounterSuffix = ".num_batches_tracked";

    /// <summary>Puts the tensors of a file into a network.</summary>
    /// <param name="net">The network; unchanged if this fails.</param>
    /// <param name="path">The file.</param>
    /// <param name="mapping">What the file's keys become; null to take them as they are.</param>
    /// <param name="strict">
    /// Whether everything has to fit. If not, what fits is loaded. Files from before PyTorch 0.4 have no
    /// <c>num_batches_tracked</c>, which plays no part in the results: it may always be missing.
    /// </param>
    /// <returns>What fits and what does not.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read, is damaged, or holds something other than tensors.</exception>
    /// <exception cref="WeightMismatchException">It does not fit and <paramref name="strict"/> is set.</exception>
    public static LoadReport Load(nn.Module net, string path, KeyMapping? mapping = null, bool strict = true)
    {
        using var file = Read(path);
        return Load(net, file, mapping, strict);
    }

    /// <summary>Puts the tensors of a file that has been read into a network.</summary>
    /// <param name="net">The network; unchanged if this fails.</param>
    /// <param name="file">The file.</param>
    /// <param name="mapping">What the file's keys become; null to take them as they are.</param>
    /// <param name="strict">Whether everything has to fit.</param>
    /// <returns>What fits and what does not.</returns>
    /// <exception cref="WeightMismatchException">It does not fit and <paramref name="strict"/> is set.</exception>
    public static LoadReport Load(nn.Module net, WeightFile file, KeyMapping? mapping = null, bool strict = true)
    {
        var (targets, found) = (net.state_dict(), Mapped(file, mapping ?? KeyMapping.None));
        var report = Compare(net.GetName(), targets, file.Path, found);
        if (strict && !report.Fits)
        {
            throw new WeightMismatchException(report);
        }

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var key in report.Loaded)
        {
            targets[key].copy_(found[key]);
        }

        return report;
    }

    /// <summary>Reads the tensors of a file of any of the formats.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file cannot be read, is damaged, or holds something other than tensors.</exception>
    public static WeightFile Read(string path) => WeightReader.Read(path);

    /// <summary>Writes a network's parameters and buffers: beside the file first, renamed when complete.</summary>
    /// <param name="net">The network.</param>
    /// <param name="path">The file; .safetensors, or .pth, .pt for what <c>torch.load</c> reads.</param>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there before is left as it was.</exception>
    public static void Save(nn.Module net, string path)
    {
        var tensors = net.state_dict();
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".safetensors":
                SafeTensors.Write(path, tensors, new Dictionary<string, string> { ["format"] = "pt" });
                break;
            case ".pth" or ".pt":
                TorchZipWriter.Write(path, tensors);
                break;
            default:
                throw new ArgumentException(
                    $"{path} names no format that weights can be written in; end it in .safetensors, .pth or .pt.");
        }
    }

    private static Dictionary<string, Tensor> Mapped(WeightFile file, KeyMapping mapping)
    {
        var mapped = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (key, tensor) in file.Tensors)
        {
            if (!mapped.TryAdd(mapping.Map(key), tensor))
            {
                throw new InvalidDataException(
                    $"{file.Path} has two tensors that mapping {mapping.Name} calls {Printable.Of(mapping.Map(key))}.");
            }
        }

        return mapped;
    }

    private static LoadReport Compare(
        string network, Dictionary<string, Tensor> targets, string path, Dictionary<string, Tensor> found)
    {
        var common = targets.Keys.Where(found.ContainsKey).ToLookup(key => Difference(targets[key], found[key]) is null);
        return new LoadReport(
            path,
            network,
            [.. common[true]],
            [.. targets.Keys.Where(key => !found.ContainsKey(key) && !key.EndsWith(CounterSuffix, StringComparison.Ordinal))],
            [.. found.Keys.Where(key => !targets.ContainsKey(key)).Select(Printable.Of)],
            [.. common[false].Select(key => $"{key} {Difference(targets[key], found[key])}")]);
    }

    private static string? Difference(Tensor target, Tensor found) =>
        target.dtype == found.dtype && target.shape.SequenceEqual(found.shape)
            ? null
            : $"is {Describe(found)}, expected {Describe(target)}";

    private static string Describe(Tensor tensor) => $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]";
}
