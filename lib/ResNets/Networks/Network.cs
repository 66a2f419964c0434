using static TorchSharp.torch;

namespace ResNets.Networks;

/// <summary>A network that knows the architecture it was built from: [N, 3, H, W] images to [N, classes] logits.</summary>
public abstract class Network : nn.Module<Tensor, Tensor>
{
    /// <summary>Checks the architecture before anything is built from it.</summary>
    /// <param name="spec">The architecture.</param>
    /// <exception cref="ArgumentException">No network can be built from <paramref name="spec"/>.</exception>
    private protected Network(NetworkSpec spec)
        : base(spec.Name)
    {
        spec.Validate();
        Spec = spec;
    }

    /// <summary>The architecture that this network was built from.</summary>
    public NetworkSpec Spec { get; }

    /// <summary>Builds a network of any family and initialises it (<see cref="Initialization.He"/>).</summary>
    /// <param name="spec">The architecture, from <see cref="Variants.Find"/>.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <exception cref="ArgumentException">No network can be built from <paramref name="spec"/>.</exception>
    public static Network Build(NetworkSpec spec, ulong seed = 0) => spec.Family switch
    {
        Family.Vgg => new Vgg(spec, seed),
        Family.Highway => new Highway(spec, seed),
        _ => new ResNet(spec, seed),
    };
}
