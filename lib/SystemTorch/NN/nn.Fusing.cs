using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>One convolution that does what a convolution and the batch normalization after it do, in evaluation.</summary>
            public static (Parameter weight, Parameter bias) fuse_conv_bn_weights(
                Tensor conv_w, Tensor? conv_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor? bn_w, Tensor? bn_b,
                bool transpose = false)
            {
                ArgumentNullException.ThrowIfNull(conv_w);
                ArgumentNullException.ThrowIfNull(bn_rm);
                ArgumentNullException.ThrowIfNull(bn_rv);
                var shape = Enumerable.Repeat(1L, (int)conv_w.ndim).ToArray();
                shape[transpose ? 1 : 0] = -1;
                return Fused(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, shape);
            }

            /// <summary>One layer that does what a linear layer and the batch normalization after it do, in evaluation.</summary>
            public static (Parameter weight, Parameter bias) fuse_linear_bn_weights(
                Tensor linear_w, Tensor? linear_b, Tensor bn_rm, Tensor bn_rv, double bn_eps, Tensor bn_w, Tensor bn_b)
            {
                ArgumentNullException.ThrowIfNull(linear_w);
                ArgumentNullException.ThrowIfNull(bn_rm);
                ArgumentNullException.ThrowIfNull(bn_rv);
                ArgumentNullException.ThrowIfNull(bn_w);
                ArgumentNullException.ThrowIfNull(bn_b);
                return Fused(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, [-1, 1]);
            }

            /// <exception cref="InvalidOperationException">A module is in training.</exception>
            public static Linear fuse_linear_bn_eval(Linear linear, BatchNorm bn)
            {
                ArgumentNullException.ThrowIfNull(linear);
                ArgumentNullException.ThrowIfNull(bn);
                if (linear.training || bn.training)
                {
                    throw new InvalidOperationException("Layers are fused for evaluation only: call eval() on both first.");
                }

                var (weight, bias) = fuse_linear_bn_weights(
                    linear.weight, linear.bias, bn.running_mean!, bn.running_var!, bn.eps, bn.weight, bn.bias!);
                return Linear(weight, bias);
            }

            private static (Parameter, Parameter) Fused(
                Tensor weight, Tensor? bias, Tensor mean, Tensor variance, double eps, Tensor? scale, Tensor? shift, long[] shape)
            {
                using var scope = NewDisposeScope();
                using var mode = no_grad();
                var factor = (variance + eps).rsqrt();
                factor = scale is null ? factor : factor * scale;
                var fusedBias = ((bias is null ? -mean : bias - mean) * factor) + (shift ?? zeros_like(mean));
                var fusedWeight = weight * factor.reshape(shape);
                return scope.MoveToOuter(
                    new Parameter(fusedWeight.to(weight.dtype), weight.requires_grad),
                    new Parameter(fusedBias.to(weight.dtype), (bias ?? weight).requires_grad));
            }
        }
    }
}
