namespace ResNets.Weights;

/// <summary>How the keys of a weight file become those of a network here, which are torchvision's.</summary>
/// <param name="Name">What the mapping is called.</param>
/// <param name="Prefix">What every key begins with and loses.</param>
/// <param name="Renamed">Parts of keys, between dots, and what takes their place.</param>
public sealed record KeyMapping(string Name, string Prefix = "", params IReadOnlyList<(string From, string To)> Renamed)
{
    private const string ParallelPrefix = "module.";

    /// <summary>Keys as they are.</summary>
    public static KeyMapping None { get; } = new("none");

    /// <summary>What PyTorch's DataParallel puts before every key: <c>module.</c></summary>
    public static KeyMapping DataParallel { get; } = new("DataParallel", ParallelPrefix);

    /// <summary>
    /// The public project pytorch_resnet_cifar10: DataParallel, the head called <c>linear</c>, projections called
    /// <c>shortcut</c>. Its option A has <see cref="Blocks.ZeroPlacement.Both"/>.
    /// </summary>
    public static KeyMapping PytorchResnetCifar10 { get; } =
        new("pytorch_resnet_cifar10", ParallelPrefix, ("linear", "fc"), ("shortcut", "downsample"));

    /// <summary>The mapping that keys look like.</summary>
    /// <param name="keys">The keys of a file.</param>
    public static KeyMapping Recognise(IEnumerable<string> keys)
    {
        var all = keys.ToArray();
        var parallel = all.Length > 0 && all.All(key => key.StartsWith(ParallelPrefix, StringComparison.Ordinal));
        var linear = all.Any(key => key is "linear.weight" or ParallelPrefix + "linear.weight");
        return linear ? PytorchResnetCifar10 : parallel ? DataParallel : None;
    }

    /// <summary>The key of a network here.</summary>
    /// <param name="key">The key in the file.</param>
    public string Map(string key)
    {
        var rest = Prefix.Length > 0 && key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : key;
        var parts = rest.Split('.').Select(part => Renamed.FirstOrDefault(pair => pair.From == part).To ?? part);
        return string.Join('.', parts);
    }
}
