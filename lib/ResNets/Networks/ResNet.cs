using ResNets.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Networks;

/// <summary>
/// Every network of the paper: a stem, stages of equal blocks, global average pooling and one linear layer (section 3.3).
/// A plain network is the same code with <see cref="Shortcut.None"/>. State-dict keys are torchvision's.
/// </summary>
public sealed class ResNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential? layer4;
    private readonly Linear fc;

    /// <summary>Builds a network and initialises it (<see cref="Initialization.He"/>).</summary>
    /// <param name="spec">The architecture, from <see cref="Variants.Find"/>.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <exception cref="ArgumentException">No network can be built from <paramref name="spec"/>.</exception>
    public ResNet(NetworkSpec spec, ulong seed = 0)
        : base(spec.Name)
    {
        spec.Validate();
        Spec = spec;
        var stem = spec.Family == Family.ImageNet ? (Kernel: 7, Stride: 2) : (Kernel: 3, Stride: 1);
        conv1 = nn.Conv2d(3, spec.Width, stem.Kernel, stride: stem.Stride, padding: stem.Kernel / 2, bias: false);
        bn1 = nn.BatchNorm2d(spec.Width);

        var planes = spec.Width;
        layer1 = Stage(0, 1);
        layer2 = Stage(1, 2);
        layer3 = Stage(2, 2);
        layer4 = spec.BlocksPerStage.Length > 3 ? Stage(3, 2) : null;
        fc = nn.Linear(planes, spec.Classes);
        RegisterComponents();
        Initialization.He(this, seed);
        ChannelsLast.Apply(this);

        Sequential Stage(int index, int stride)
        {
            var blocks = new List<nn.Module<Tensor, Tensor>>();
            for (var i = 0; i < spec.BlocksPerStage[index]; i++)
            {
                blocks.Add(Block(spec, planes, spec.Width << index, i == 0 ? stride : 1));
                planes = (spec.Width << index) * Expansion(spec.Block);
            }

            return nn.Sequential(blocks);
        }
    }

    /// <summary>The architecture that this network was built from.</summary>
    public NetworkSpec Spec { get; }

    /// <summary>Builds a network by name, with what differs from the paper's defaults named.</summary>
    /// <param name="name">Such as <c>resnet-20</c>; see <see cref="Variants"/>.</param>
    /// <param name="option">The shortcut option; null for the variant's own.</param>
    /// <param name="width">Planes of the first stage; null for the paper's.</param>
    /// <param name="classes">Outputs; null for the paper's.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <exception cref="ArgumentException">There is no such network, or a number is out of range.</exception>
    public static ResNet Create(
        string name, Shortcut? option = null, int? width = null, int? classes = null, ulong seed = 0)
    {
        var spec = Variants.Find(name);
        if (option is { } asked && (asked == Shortcut.None) != spec.IsPlain)
        {
            throw new ArgumentException(
                $"{name} cannot have shortcut {asked}; a network without shortcuts is called plain-{spec.Depth}, one with them resnet-{spec.Depth}.",
                nameof(option));
        }

        return new ResNet(
            spec with
            {
                Width = width ?? spec.Width,
                Classes = classes ?? spec.Classes,
                Options = spec.Options with { Shortcut = option ?? spec.Options.Shortcut },
            },
            seed);
    }

    /// <summary>The last layer, from the pooled features to the logits.</summary>
    public Linear Classifier => fc;

    /// <inheritdoc/>
    /// <param name="x">[N, 3, H, W], float.</param>
    /// <returns>[N, classes] logits.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return Head(Features(x)).MoveToOuterDisposeScope();
    }

    /// <summary>What the last stage makes of an image, before pooling.</summary>
    /// <param name="x">[N, 3, H, W], float.</param>
    /// <returns>[N, C, H / 32, W / 32] for ImageNet, [N, C, H / 4, W / 4] for CIFAR, rounded up.</returns>
    public Tensor Features(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = layer3.call(layer2.call(layer1.call(Stem(x))));
        return (layer4 is null ? y : layer4.call(y)).MoveToOuterDisposeScope();
    }

    /// <summary>The blocks of all stages in order; stem, blocks and head one after the other are the network.</summary>
    internal IReadOnlyList<nn.Module<Tensor, Tensor>> Blocks =>
        [.. new[] { layer1, layer2, layer3, layer4 }.OfType<Sequential>().SelectMany(stage => stage.children()).Cast<nn.Module<Tensor, Tensor>>()];

    /// <summary>The batch normalization of the stem.</summary>
    internal BatchNorm2d StemNorm => bn1;

    /// <summary>What comes before the first block.</summary>
    internal Tensor Stem(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = BatchNormRelu.Apply(bn1, conv1.call(x));
        y = Spec.Family == Family.ImageNet ? F.max_pool2d(y, 3, stride: 2, padding: 1) : y;
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>What comes after the last block: global average pooling and the linear layer.</summary>
    internal Tensor Head(Tensor y)
    {
        using var scope = NewDisposeScope();
        return fc.call(F.adaptive_avg_pool2d(y, 1).flatten(1)).MoveToOuterDisposeScope();
    }

    private static int Expansion(BlockKind kind) =>
        kind == BlockKind.Basic ? BasicBlock.Expansion : Bottleneck.Expansion;

    private static nn.Module<Tensor, Tensor> Block(NetworkSpec spec, int inPlanes, int planes, int stride) =>
        spec.Block == BlockKind.Basic
            ? new BasicBlock(inPlanes, planes, stride, spec.Options)
            : new Bottleneck(inPlanes, planes, stride, spec.Options);
}
