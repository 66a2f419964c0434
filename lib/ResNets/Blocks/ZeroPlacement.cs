namespace ResNets.Blocks;

/// <summary>Where option A puts its zero channels. Weights trained with one placement do not fit the other.</summary>
public enum ZeroPlacement
{
    /// <summary>All zeros after the identity's channels, as in the paper.</summary>
    End,

    /// <summary>Half of the zeros on each side, as in the public project pytorch_resnet_cifar10.</summary>
    Both,
}
