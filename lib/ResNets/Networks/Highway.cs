using System.Collections.Immutable;
using ResNets.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Networks;

/// <summary>
/// The convolutional highway networks of table 6 (arXiv 1507.06228): three stages that begin with a plain convolution and go
/// on with <see cref="HighwayLayer"/>s, max pooling between them, then a 1×1 convolution, average pooling and one linear
/// layer. The 19 layers are those that its authors released. Of the 32 only depth and size are published: here every stage
/// has ten layers, and the planes are chosen so that the size comes out.
/// </summary>
public sealed class Highway : Network
{
    private static readonly ImmutableDictionary<int, (ImmutableArray<int> Planes, int Head)> s_planes =
        new Dictionary<int, (ImmutableArray<int>, int)>
        {
            [19] = ([32, 80, 128], 100),
            [32] = ([32, 48, 64], 64),
        }.ToImmutableDictionary();

    private readonly Sequential stage1;
    private readonly MaxPool2d pool1;
    private readonly Sequential stage2;
    private readonly MaxPool2d pool2;
    private readonly Sequential stage3;
    private readonly Conv2d head;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Linear fc;

    /// <summary>Builds a network, initialises it (<see cref="Initialization.He"/>) and closes its gates.</summary>
    /// <param name="spec">The architecture, from <see cref="Variants.Find"/>.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <exception cref="ArgumentException">No network can be built from <paramref name="spec"/>.</exception>
    public Highway(NetworkSpec spec, ulong seed = 0)
        : base(spec)
    {
        var (planes, headPlanes) = s_planes[spec.Depth];
        var inPlanes = 3;
        stage1 = Stage(0);
        pool1 = nn.MaxPool2d(2, stride: 2);
        stage2 = Stage(1);
        pool2 = nn.MaxPool2d(2, stride: 2);
        stage3 = Stage(2);
        head = nn.Conv2d(inPlanes, Scaled(headPlanes), 1);
        avgpool = nn.AdaptiveAvgPool2d(1);
        fc = nn.Linear(Scaled(headPlanes), spec.Classes);
        RegisterComponents();
        Initialization.He(this, seed);
        foreach (var layer in modules().OfType<HighwayLayer>())
        {
            layer.CloseGate();
        }

        int Scaled(int count) => count * spec.Width / planes[0];

        Sequential Stage(int index)
        {
            var width = Scaled(planes[index]);
            var layers = new List<nn.Module<Tensor, Tensor>> { nn.Conv2d(inPlanes, width, 3, padding: 1), nn.ReLU() };
            layers.AddRange(Enumerable.Range(1, spec.BlocksPerStage[index] - 1).Select(_ => new HighwayLayer(width)));
            inPlanes = width;
            return nn.Sequential(layers);
        }
    }

    /// <inheritdoc/>
    /// <param name="x">[N, 3, H, W], float, H and W at least 4.</param>
    /// <returns>[N, classes] logits.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = pool1.call(stage1.call(x));
        y = pool2.call(stage2.call(y));
        y = F.relu(head.call(stage3.call(y)));
        return fc.call(avgpool.call(y).flatten(1)).MoveToOuterDisposeScope();
    }
}
