namespace TorchSharp;

/// <summary>Operators of this library's own: several of libtorch's in one pass over memory, with a backward of their own.</summary>
internal static partial class Ops
{
    /// <summary>
    /// ReLU(batch_norm(x) + plus) of a float tensor in channels_last on the CPU: x, weight, bias, running_mean, running_var,
    /// plus or null, training, momentum, eps.
    /// </summary>
    public static readonly Op BatchNormRelu = new("resnets::batch_norm_relu");

    /// <summary>Every stride-th row and column of a channels_last float tensor, with zero channels around.</summary>
    public static readonly Op PaddedIdentity = new("resnets::padded_identity");
}
