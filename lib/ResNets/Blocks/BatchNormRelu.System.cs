using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Blocks;

internal static partial class BatchNormRelu
{
    internal static partial Tensor? Fused(BatchNorm2d bn, Tensor x, Tensor? plus)
    {
        if (!Fits(bn, x))
        {
            return null;
        }

        if (bn.training)
        {
            nn.functional.RequireSeveralValuesPerChannel(x);
            Ops.AddScalarInPlace.Invoke(bn.num_batches_tracked, 1, 1);
        }

        return Ops.BatchNormRelu.Call(
            x, bn.weight, bn.bias, bn.running_mean, bn.running_var, plus, bn.training, bn.momentum, bn.eps);
    }

    /// <summary>Whether the fused operator computes this; a module with hooks runs by itself, so that they are called.</summary>
    private static bool Fits(BatchNorm2d bn, Tensor x) =>
        !bn.HasHooks && x.dtype == ScalarType.Float32 && x.device_type == DeviceType.CPU && x.IsContiguous(memory_format.channels_last)
        && x.numel() > 0
        && bn.affine && bn.track_running_stats && bn.momentum is not null && bn.weight.dtype == ScalarType.Float32;
}
