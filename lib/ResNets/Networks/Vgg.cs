using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Networks;

/// <summary>
/// VGG-16 and VGG-19 (arXiv 1409.1556), for the comparison of multiply-adds in sections 3.3 and 4.1: stages of 3×3
/// convolutions with biases and without batch normalization, max pooling after each, three fully connected layers.
/// State-dict keys are torchvision's: <c>features.0.weight</c>, …, <c>classifier.6.bias</c>.
/// </summary>
public sealed class Vgg : Network
{
    private const int PooledSide = 7;
    private const int HiddenPerPlane = 64; // 4096 hidden units at the paper's width of 64

    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d avgpool;
    private readonly Sequential classifier;

    /// <summary>Builds a network and initialises it (<see cref="Initialization.He"/>).</summary>
    /// <param name="spec">The architecture, from <see cref="Variants.Find"/>.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <exception cref="ArgumentException">No network can be built from <paramref name="spec"/>.</exception>
    public Vgg(NetworkSpec spec, ulong seed = 0)
        : base(spec)
    {
        var hidden = spec.Width * HiddenPerPlane;
        features = Features(spec);
        avgpool = nn.AdaptiveAvgPool2d(PooledSide);
        classifier = nn.Sequential(
            nn.Linear(spec.Width * 8 * PooledSide * PooledSide, hidden),
            nn.ReLU(),
            nn.Dropout(),
            nn.Linear(hidden, hidden),
            nn.ReLU(),
            nn.Dropout(),
            nn.Linear(hidden, spec.Classes));
        RegisterComponents();
        Initialization.He(this, seed);
    }

    /// <inheritdoc/>
    /// <param name="x">[N, 3, H, W], float, H and W at least 32.</param>
    /// <returns>[N, classes] logits.</returns>
    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var y = avgpool.call(features.call(x));
        return classifier.call(y.flatten(1)).MoveToOuterDisposeScope();
    }

    /// <summary>The planes double from stage to stage up to eight times the first.</summary>
    private static Sequential Features(NetworkSpec spec)
    {
        var layers = new List<nn.Module<Tensor, Tensor>>();
        var inPlanes = 3;
        for (var stage = 0; stage < spec.BlocksPerStage.Length; stage++)
        {
            var planes = spec.Width << Math.Min(stage, 3);
            for (var i = 0; i < spec.BlocksPerStage[stage]; i++)
            {
                layers.Add(nn.Conv2d(inPlanes, planes, 3, padding: 1));
                layers.Add(nn.ReLU());
                inPlanes = planes;
            }

            layers.Add(nn.MaxPool2d(2, stride: 2));
        }

        return nn.Sequential(layers);
    }
}
