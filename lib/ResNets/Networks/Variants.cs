using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ResNets.Blocks;

namespace ResNets.Networks;

/// <summary>
/// Every network by name. <c>plain-N</c> and <c>resnet-N</c> with N = 18, 34, 50, 101 or 152 are table 1's; with any other
/// N = 6n+2 they are section 4.2's, up to <c>resnet-1202</c>. Where 6n+2 hits a depth of table 1 (50, 152), the CIFAR network
/// is called <c>resnet-50-cifar</c>. <c>resnet-20-single</c> is a CIFAR network whose blocks have a single layer (section
/// 3.2); <c>vgg-16</c>, <c>vgg-19</c>, <c>highway-19</c> and <c>highway-32</c> are what the paper compares with.
/// </summary>
public static partial class Variants
{
    /// <summary>The deepest network of section 4.2.</summary>
    public const int MaximumDepth = 1202;

    /// <summary>What there is, in a line for help texts and errors.</summary>
    public const string Overview =
        "plain-N and resnet-N with N = 18, 34, 50, 101, 152 (ImageNet) or 6n+2 up to 1202 (CIFAR; resnet-50-cifar and resnet-152-cifar where both have N), resnet-N-single, vgg-16, vgg-19, highway-19, highway-32";

    private static readonly ImmutableArray<NetworkSpec> s_compared =
    [
        new("vgg-16", Family.Vgg, 16, BlockKind.SingleLayer, [2, 2, 3, 3, 3], 64, 1000, new(Shortcut.None)),
        new("vgg-19", Family.Vgg, 19, BlockKind.SingleLayer, [2, 2, 4, 4, 4], 64, 1000, new(Shortcut.None)),
        new("highway-19", Family.Highway, 19, BlockKind.SingleLayer, [5, 6, 6], 32, 10, new(Shortcut.Gated)),
        new("highway-32", Family.Highway, 32, BlockKind.SingleLayer, [10, 10, 10], 32, 10, new(Shortcut.Gated)),
    ];

    /// <summary>The network of this name, with the paper's defaults.</summary>
    /// <param name="name">Such as <c>resnet-20</c>, <c>plain-56</c>, <c>resnet-50</c>, <c>resnet-50-cifar</c>.</param>
    /// <exception cref="ArgumentException">There is no such network; the message names the nearest that exist.</exception>
    public static NetworkSpec Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryFind(name) ?? throw new ArgumentException(NearestVariants.Describe(name));
    }

    /// <summary>The network of this name, or null.</summary>
    internal static NetworkSpec? TryFind(string name)
    {
        var match = NamePattern().Match(name);
        if (!match.Success)
        {
            return s_compared.FirstOrDefault(spec => spec.Name == name);
        }

        var depth = int.Parse(match.Groups["depth"].Value, CultureInfo.InvariantCulture);
        var plain = match.Groups["kind"].Value == "plain";
        var suffix = match.Groups["suffix"].Value;
        return (suffix, Paper.Table1.FirstOrDefault(row => row.Depth == depth)) switch
        {
            ("", { } row) => ForImageNet(name, plain, row),
            _ when !IsCifarDepth(depth) => null,
            ("-single", _) when plain => null,
            ("-single", _) => ForCifar(name, Shortcut.A, depth, BlockKind.SingleLayer, blocks: (depth - 2) / 3),
            _ => ForCifar(CifarName(plain, depth), plain ? Shortcut.None : Shortcut.A, depth, BlockKind.Basic, (depth - 2) / 6),
        };
    }

    /// <summary>Whether section 4.2 has this depth: 6n+2.</summary>
    internal static bool IsCifarDepth(int depth) => depth is >= 8 and <= MaximumDepth && depth % 6 == 2;

    /// <summary>The name of a CIFAR network, which ends in <c>-cifar</c> where table 1 has its depth.</summary>
    internal static string CifarName(bool plain, int depth) =>
        $"{(plain ? "plain" : "resnet")}-{depth}{(Paper.Table1.Any(row => row.Depth == depth) ? "-cifar" : "")}";

    private static NetworkSpec ForImageNet(string name, bool plain, ArchitectureRow row) =>
        new(name, Family.ImageNet, row.Depth, row.Block, row.BlocksPerStage, Width: 64, Classes: 1000,
            new BlockOptions(plain ? Shortcut.None : Shortcut.B));

    private static NetworkSpec ForCifar(string name, Shortcut shortcut, int depth, BlockKind block, int blocks) =>
        new(name, Family.Cifar, depth, block, [blocks, blocks, blocks], Width: 16, Classes: 10, new BlockOptions(shortcut));

    [GeneratedRegex("^(?<kind>plain|resnet)-(?<depth>[1-9][0-9]{0,5})(?<suffix>-cifar|-single)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
