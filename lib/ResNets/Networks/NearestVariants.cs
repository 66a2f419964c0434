using System.Globalization;
using System.Text.RegularExpressions;
using ResNets.Data;

namespace ResNets.Networks;

/// <summary>Answers a name that no network has: what exists, and what is nearest.</summary>
internal static partial class NearestVariants
{
    private const string Depths = "CIFAR networks have 6n+2 layers from 8 to 1202, ImageNet networks 18, 34, 50, 101 or 152";

    private static readonly string[] s_kinds = ["plain", "resnet", "vgg", "highway"];

    /// <summary>One sentence about a name that does not exist.</summary>
    internal static string Describe(string name)
    {
        var match = NamePattern().Match(name);
        if (match.Success && int.TryParse(match.Groups["depth"].Value, CultureInfo.InvariantCulture, out var depth))
        {
            return match.Groups["kind"].Value switch
            {
                "vgg" => $"{name} does not exist; there are vgg-16 and vgg-19.",
                "highway" => $"{name} does not exist; there are highway-19 and highway-32.",
                var kind => Describe(name, kind == "plain", match.Groups["suffix"].Value, depth),
            };
        }

        var hint = Guess(name) is { } guess ? $"; did you mean {guess}?" : ".";
        return $"'{name}' is not a network's name; there are {Variants.Overview}{hint}";
    }

    private static string Describe(string name, bool plain, string suffix, int depth)
    {
        if (suffix == "-single" && plain)
        {
            return $"{name} does not exist; single-layer blocks are about shortcuts, so write resnet-N-single, for example resnet-20-single.";
        }

        var names = Candidates(plain, suffix).OrderBy(candidate => candidate.Depth).ToArray();
        if (names.FirstOrDefault(candidate => candidate.Depth == depth) is { } same)
        {
            return $"{name} does not exist; did you mean {same.Name}?";
        }

        var below = names.LastOrDefault(candidate => candidate.Depth < depth);
        var above = names.FirstOrDefault(candidate => candidate.Depth > depth);
        var nearest = (below, above) switch
        {
            (null, _) => $"the smallest is {above!.Name}",
            (_, null) => $"the deepest is {below.Name}",
            _ => $"the nearest are {below.Name} and {above.Name}",
        };
        var families = new[] { below, above }.OfType<NetworkSpec>().Select(FamilyOf).Where(text => text.Length > 0).ToArray();
        var explained = families.Length == 0 ? "" : $" ({string.Join("; ", families)})";
        return $"{name} does not exist; {nearest}{explained}; {Depths}.";
    }

    /// <summary>Every network of this kind by its own name; with a suffix only CIFAR's.</summary>
    private static IEnumerable<NetworkSpec> Candidates(bool plain, string suffix)
    {
        var kind = plain ? "plain" : "resnet";
        return Enumerable.Range(1, Variants.MaximumDepth)
            .Where(depth => suffix == "" || Variants.IsCifarDepth(depth))
            .Select(depth => Variants.TryFind(
                suffix == "-cifar" ? Variants.CifarName(plain, depth) : $"{kind}-{depth}{suffix}"))
            .OfType<NetworkSpec>();
    }

    /// <summary>Which family a name belongs to, where somebody with CIFAR in mind could be misled.</summary>
    private static string FamilyOf(NetworkSpec spec) => spec.Family switch
    {
        Family.ImageNet when Variants.IsCifarDepth(spec.Depth) =>
            $"{spec.Name} is an ImageNet network, the CIFAR network of {spec.Depth} layers is {Variants.CifarName(spec.IsPlain, spec.Depth)}",
        Family.ImageNet => $"{spec.Name} is an ImageNet network",
        _ => "",
    };

    /// <summary>What somebody who typed <c>ResNet50</c> or <c>resent-20</c> probably meant.</summary>
    private static string? Guess(string name)
    {
        var match = RoughPattern().Match(name.Trim().ToLowerInvariant());
        if (!match.Success || NearestName.Find(match.Groups["kind"].Value, s_kinds) is not { } kind)
        {
            return null;
        }

        var guess = $"{kind}-{match.Groups["depth"].Value}";
        return Variants.TryFind(guess) is null ? null : guess;
    }

    [GeneratedRegex("^(?<kind>plain|resnet|vgg|highway)-(?<depth>[0-9]{1,9})(?<suffix>-cifar|-single)?$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^(?<kind>[a-z]+)[^a-z0-9]*(?<depth>[0-9]{1,6})$")]
    private static partial Regex RoughPattern();
}
