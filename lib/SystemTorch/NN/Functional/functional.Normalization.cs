namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Normalization and dropout.</content>
        public static partial class functional
        {
            /// <summary>
            /// (x − mean) / √(var + eps) · weight + bias for every channel. In training, mean and variance are the batch's, and
            /// the running ones move towards them by <paramref name="momentum"/>; else the running ones are used.
            /// </summary>
            /// <exception cref="ArgumentException">In training there is one value per channel, which has no variance.</exception>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null,
                bool training = false, double momentum = 0.1, double eps = 1e-05)
            {
                if (training)
                {
                    RequireSeveralValuesPerChannel(input);
                }

                return Ops.BatchNorm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);
            }

            /// <exception cref="ArgumentException">There is one value per channel, which has no variance.</exception>
            internal static void RequireSeveralValuesPerChannel(Tensor input)
            {
                ArgumentNullException.ThrowIfNull(input);
                var elements = input.numel();
                if (elements > 0 && input.shape is [_, var channels, ..] shape && elements == channels)
                {
                    throw new ArgumentException(
                        "Expected more than 1 value per channel when training, got input size " +
                        $"[{string.Join(", ", shape)}]: take a larger batch or image, or call eval() on the module.");
                }
            }

            public static Tensor group_norm(
                Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Ops.GroupNorm.Call(input, num_groups, weight, bias, eps);

            public static Tensor layer_norm(
                Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
                Ops.LayerNorm.Call(input, normalized_shape, weight, bias, eps);

            /// <summary>Divides by the p-norm along a dimension, or by eps where the norm is smaller.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12)
            {
                using var norm = Ops.NormDims.Call(input, p, Arg.Ints([dim]), true);
                using var divisor = norm.clamp_min(eps);
                return input.div(divisor);
            }

            /// <summary>In training, drops elements with probability p and scales the others by 1 / (1 − p).</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? Ops.DropoutInPlace : Ops.Dropout).Call(input, p, training);

            /// <summary>As <see cref="dropout"/>, whole channels at a time.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                (inplace ? Ops.FeatureDropoutInPlace : Ops.FeatureDropout).Call(input, p, training);
        }
    }
}
