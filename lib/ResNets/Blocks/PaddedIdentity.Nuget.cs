using static TorchSharp.torch;

namespace ResNets.Blocks;

public sealed partial class PaddedIdentity
{
    internal partial Tensor? Fused(Tensor x) => null;
}
