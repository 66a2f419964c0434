using System.CommandLine;
using ResNets.Blocks;
using ResNets.Networks;

namespace Course.Commands;

/// <summary>The argument and options that choose a network, the same in every command that takes one.</summary>
/// <param name="weightsChoose">Whether weights choose the shortcut option where none is said.</param>
internal sealed class NetworkOptions(bool weightsChoose = false)
{
    private readonly Argument<string> _name = new("NET") { Description = $"The network: {Variants.Overview}." };
    private readonly Option<string?> _option = Choice("--option", "The shortcut option of a residual network.", "A", "B", "C");
    private readonly Option<string?> _stride = Choice(
        "--stride", "Where a bottleneck has its stride: v1 is the paper's (first 1x1), v1.5 torchvision's (3x3).", "v1", "v1.5");

    private readonly Option<string?> _zeros = Choice(
        "--zeros", "Where option A puts its zeros: end is the paper's, both pytorch_resnet_cifar10's.", "end", "both");

    private readonly Option<string?> _stem = Choice("--stem", "7x7 with pooling, or 3x3 for images of 32x32.", "imagenet", "cifar");

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_name);
        foreach (Option option in new Option[] { _option, _stride, _zeros, _stem })
        {
            command.Add(option);
        }
    }

    /// <summary>Whether the shortcut option was said.</summary>
    public bool HasOption(ParseResult parsed) => parsed.GetValue(_option) is not null;

    /// <summary>Whether where the zeros go was said.</summary>
    public bool HasZeros(ParseResult parsed) => parsed.GetValue(_zeros) is not null;

    /// <summary>The network that was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="classes">The classes; null for the network's own.</param>
    /// <exception cref="UsageException">There is no such network, it has nothing of the kind to choose, or the choice changes nothing.</exception>
    public NetworkSpec Find(ParseResult parsed, int? classes = null)
    {
        try
        {
            NetworkSpec spec = Variants.Find(parsed.GetRequiredValue(_name)).With(
                Named<Shortcut>(parsed.GetValue(_option)),
                parsed.GetValue(_stride) switch
                {
                    "v1" => StridePlacement.First,
                    "v1.5" => StridePlacement.Middle,
                    _ => null,
                },
                Named<ZeroPlacement>(parsed.GetValue(_zeros)),
                Named<Stem>(parsed.GetValue(_stem)),
                classes: classes);
            spec.Validate();
            RequireMeaning(parsed, spec);
            return spec;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
    }

    /// <summary>Refuses what would be taken in silence and change nothing.</summary>
    private void RequireMeaning(ParseResult parsed, NetworkSpec spec)
    {
        if (parsed.GetValue(_stride) is { } stride && spec.Block != BlockKind.Bottleneck)
        {
            throw new UsageException(
                $"{spec.Name} has no bottlenecks, so --stride {stride} says nothing; leave it out, or choose 50, 101 or 152 layers.");
        }

        bool isOpen = weightsChoose && !HasOption(parsed) && !spec.IsPlain;
        if (parsed.GetValue(_zeros) is { } zeros && spec.Options.Shortcut != Shortcut.A && !isOpen)
        {
            string found = spec.IsPlain ? "no shortcuts" : $"shortcut option {spec.Options.Shortcut}";
            throw new UsageException($"{spec.Name} has {found} here and only option A has zeros, so --zeros {zeros} says nothing; leave it out{(spec.IsPlain ? "" : ", or add --option A")}.");
        }
    }

    private static T? Named<T>(string? name)
        where T : struct, Enum => name is null ? null : Enum.Parse<T>(name, ignoreCase: true);

    private static Option<string?> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
