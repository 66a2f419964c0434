using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ResNets.Blocks;

namespace ResNets.Networks;

/// <summary>
/// The networks of the paper by name. <c>plain-18 … plain-34</c> and <c>resnet-18 … resnet-152</c> are table 1's;
/// <c>plain-N</c> and <c>resnet-N</c> with N = 6n+2 are section 4.2's, up to <c>resnet-1202</c>. Where 6n+2 hits a depth
/// of table 1 (50, 152), the CIFAR network is called <c>resnet-50-cifar</c>.
/// </summary>
public static partial class Variants
{
    /// <summary>The deepest network of section 4.2.</summary>
    public const int MaximumDepth = 1202;

    private static readonly ImmutableSortedDictionary<int, (BlockKind Block, ImmutableArray<int> Blocks)> s_table1 =
        new Dictionary<int, (BlockKind, ImmutableArray<int>)>
        {
            [18] = (BlockKind.Basic, [2, 2, 2, 2]),
            [34] = (BlockKind.Basic, [3, 4, 6, 3]),
            [50] = (BlockKind.Bottleneck, [3, 4, 6, 3]),
            [101] = (BlockKind.Bottleneck, [3, 4, 23, 3]),
            [152] = (BlockKind.Bottleneck, [3, 8, 36, 3]),
        }.ToImmutableSortedDictionary();

    /// <summary>The network of this name, with the paper's defaults.</summary>
    /// <param name="name">Such as <c>resnet-20</c>, <c>plain-56</c>, <c>resnet-50</c>, <c>resnet-50-cifar</c>.</param>
    /// <exception cref="ArgumentException">There is no such network; the message names the nearest that exist.</exception>
    public static NetworkSpec Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var match = NamePattern().Match(name);
        if (!match.Success || !int.TryParse(match.Groups["depth"].Value, CultureInfo.InvariantCulture, out var depth))
        {
            throw new ArgumentException(
                $"'{name}' is not a network's name; write resnet-N or plain-N, for example resnet-20, plain-56 or resnet-50.",
                nameof(name));
        }

        var plain = match.Groups["kind"].Value == "plain";
        var imageNet = !match.Groups["cifar"].Success && s_table1.ContainsKey(depth);
        if (!Exists(plain, imageNet, depth))
        {
            throw new ArgumentException(Unknown(name, plain, depth), nameof(name));
        }

        return imageNet ? ForImageNet(name, plain, depth) : ForCifar(name, plain, depth);
    }

    private static bool Exists(bool plain, bool imageNet, int depth) =>
        imageNet
            ? !plain || s_table1[depth].Block == BlockKind.Basic
            : depth is >= 8 and <= MaximumDepth && depth % 6 == 2;

    private static NetworkSpec ForImageNet(string name, bool plain, int depth) =>
        new(name, Family.ImageNet, depth, s_table1[depth].Block, s_table1[depth].Blocks, Width: 64, Classes: 1000,
            new BlockOptions(plain ? Shortcut.None : Shortcut.B));

    private static NetworkSpec ForCifar(string name, bool plain, int depth)
    {
        var n = (depth - 2) / 6;
        return new(name, Family.Cifar, depth, BlockKind.Basic, [n, n, n], Width: 16, Classes: 10,
            new BlockOptions(plain ? Shortcut.None : Shortcut.A));
    }

    private static string Unknown(string name, bool plain, int depth)
    {
        var kind = plain ? "plain" : "resnet";
        var depths = Enumerable.Range(1, (MaximumDepth - 2) / 6).Select(n => (6 * n) + 2)
            .Union(s_table1.Keys.Where(key => !plain || s_table1[key].Block == BlockKind.Basic))
            .Order()
            .ToArray();
        var below = depths.LastOrDefault(d => d < depth);
        var above = depths.FirstOrDefault(d => d > depth);
        var nearest = (below, above) switch
        {
            (0, _) => $"the smallest is {Named(above)}",
            (_, 0) => $"the deepest is {Named(below)}",
            _ => $"the nearest are {Named(below)} and {Named(above)}",
        };
        return $"{name} does not exist; {nearest}. CIFAR networks have 6n+2 layers, ImageNet networks 18, 34, 50, 101 or 152.";

        string Named(int d) => plain && (d is 50 or 152) ? $"{kind}-{d}-cifar" : $"{kind}-{d}";
    }

    [GeneratedRegex("^(?<kind>plain|resnet)-(?<depth>[0-9]{1,6})(?<cifar>-cifar)?$")]
    private static partial Regex NamePattern();
}
