using ResNets.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Networks;

/// <summary>
/// Every network of the paper: a stem, stages of equal blocks, global average pooling and one linear layer (section 3.3).
/// A plain network is the same code with <see cref="Shortcut.None"/>. State-dict keys are torchvision's:
/// <c>conv1.weight</c>, <c>bn1.*</c>, <c>layer2.0.conv1.weight</c>, <c>layer2.0.downsample.0.weight</c> (the projection),
/// <c>layer2.0.downsample.1.*</c> (its normalization), <c>fc.weight</c>, <c>fc.bias</c>. CIFAR networks have the same with
/// <c>layer1</c> to <c>layer3</c>.
/// </summary>
public sealed class ResNet : Network
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly MaxPool2d? maxpool;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential? layer4;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Linear fc;

    /// <summary>Builds a network and initialises it (<see cref="Initialization.He"/>).</summary>
    /// <param name="spec">The architecture, from <see cref="Variants.Find"/>.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <exception cref="ArgumentException">No network can be built from <paramref name="spec"/>.</exception>
    public ResNet(NetworkSpec spec, ulong seed = 0)
        : base(spec)
    {
        if (!spec.IsOfThePaper)
        {
            throw new ArgumentException($"{spec.Name} is not a residual network; build it with Network.Build.");
        }

        var imageNet = spec.Stem == Stem.ImageNet;
        var kernel = imageNet ? 7 : 3;
        conv1 = nn.Conv2d(3, spec.Width, kernel, stride: imageNet ? 2 : 1, padding: kernel / 2, bias: false);
        bn1 = nn.BatchNorm2d(spec.Width);
        maxpool = imageNet ? nn.MaxPool2d(3, stride: 2, padding: 1) : null;

        var planes = spec.Width;
        layer1 = Stage(0, 1);
        layer2 = Stage(1, 2);
        layer3 = Stage(2, 2);
        layer4 = spec.BlocksPerStage.Length > 3 ? Stage(3, 2) : null;
        avgpool = nn.AdaptiveAvgPool2d(1);
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

    /// <summary>Builds a network by name, with what differs from the paper's defaults named.</summary>
    /// <param name="name">Such as <c>resnet-20</c>; see <see cref="Variants"/>.</param>
    /// <param name="option">The shortcut option; null for the variant's own.</param>
    /// <param name="width">Planes of the first stage; null for the paper's.</param>
    /// <param name="classes">Outputs; null for the paper's.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <param name="stride">Which convolution of a bottleneck has the stride; null for the paper's.</param>
    /// <param name="zeros">Where option A puts its zeros; null for the paper's.</param>
    /// <param name="stem">The stem; null for the family's.</param>
    /// <exception cref="ArgumentException">There is no such network, or a number is out of range.</exception>
    public static ResNet Create(
        string name,
        Shortcut? option = null,
        int? width = null,
        int? classes = null,
        ulong seed = 0,
        StridePlacement? stride = null,
        ZeroPlacement? zeros = null,
        Stem? stem = null) =>
        new(Variants.Find(name).With(option, stride, zeros, stem, width, classes), seed);

    /// <summary>The last layer, from the pooled features to the logits.</summary>
    public Linear Classifier => fc;

    /// <inheritdoc/>
    /// <param name="x">[N, 3, H, W], float.</param>
    /// <returns>[N, classes] logits.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        return AfterBlocks(Features(x)).MoveToOuterDisposeScope();
    }

    /// <summary>What the last stage makes of an image, before pooling.</summary>
    /// <param name="x">[N, 3, H, W], float.</param>
    /// <returns>[N, C, H / 32, W / 32] for ImageNet, [N, C, H / 4, W / 4] for CIFAR, rounded up.</returns>
    public Tensor Features(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = layer3.call(layer2.call(layer1.call(BeforeBlocks(x))));
        return (layer4 is null ? y : layer4.call(y)).MoveToOuterDisposeScope();
    }

    /// <summary>The blocks of all stages in order; stem, blocks and head one after the other are the network.</summary>
    internal IReadOnlyList<nn.Module<Tensor, Tensor>> Blocks =>
        [.. new[] { layer1, layer2, layer3, layer4 }.OfType<Sequential>().SelectMany(stage => stage.children()).Cast<nn.Module<Tensor, Tensor>>()];

    /// <summary>The batch normalization of the stem.</summary>
    internal BatchNorm2d StemNorm => bn1;

    /// <summary>What comes before the first block.</summary>
    internal Tensor BeforeBlocks(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = BatchNormRelu.Apply(bn1, conv1.call(x));
        y = maxpool is null ? y : maxpool.call(y);
        return y.MoveToOuterDisposeScope();
    }

    /// <summary>What comes after the last block: global average pooling and the linear layer.</summary>
    internal Tensor AfterBlocks(Tensor y)
    {
        using var scope = NewDisposeScope();
        return fc.call(avgpool.call(y).flatten(1)).MoveToOuterDisposeScope();
    }

    private static int Expansion(BlockKind kind) =>
        kind == BlockKind.Bottleneck ? Bottleneck.Expansion : BasicBlock.Expansion;

    private static nn.Module<Tensor, Tensor> Block(NetworkSpec spec, int inPlanes, int planes, int stride) => spec.Block switch
    {
        BlockKind.Basic => new BasicBlock(inPlanes, planes, stride, spec.Options),
        BlockKind.Bottleneck => new Bottleneck(inPlanes, planes, stride, spec.Options),
        _ => new SingleLayerBlock(inPlanes, planes, stride, spec.Options),
    };
}
