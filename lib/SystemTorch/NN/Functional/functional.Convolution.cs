namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers as functions.</summary>
        public static partial class functional
        {
            /// <param name="input">[N, C, H, W]</param>
            /// <param name="weight">[out, C / groups, kernel height, kernel width]</param>
            /// <param name="bias">[out], or none.</param>
            /// <param name="strides">One number, or one for each dimension; 1 if not given.</param>
            /// <param name="padding">Zeros on every side; 0 if not given.</param>
            /// <param name="dilation">Distance of the kernel's elements; 1 if not given.</param>
            /// <param name="groups">Into how many groups the channels fall.</param>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null,
                long[]? dilation = null, long groups = 1) => IsStridedProjectionOfFew(input, weight, strides, padding)
                ? StridedProjection(input, weight, bias, strides!, groups)
                : Ops.Conv2d.Call(input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

            /// <summary>input · weightsᵀ + bias</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) =>
                Ops.Linear.Call(input, weights, bias);

            /// <summary>Patches of an image as columns: [N, C · kernel, positions].</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            public static Tensor unfold(
                Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null,
                (long, long)? stride = null) =>
                Ops.Im2col.Call(input, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

            /// <summary>
            /// Whether a 1×1 kernel with a stride reads fewer than eight channels. oneDNN 2.6, Debian 12's, reads beyond
            /// such a channels_last input for the weights' gradient, on processors with AVX2 only: the gradient is wrong and
            /// the heap can be damaged. The same convolution with stride 1 over the pixels that the stride meets is not affected.
            /// </summary>
            private static bool IsStridedProjectionOfFew(Tensor input, Tensor weight, long[]? strides, long[]? padding) =>
                strides is [> 1] or [> 1, > 0] or [1, > 1]
                && input?.dim() == 4 && weight?.shape is [_, > 0 and < 8, 1, 1]
                && (padding is null || padding.All(side => side == 0));

            private static Tensor StridedProjection(Tensor input, Tensor weight, Tensor? bias, long[] strides, long groups)
            {
                using Tensor rows = input.slice(2, 0, input.shape[2], strides[0]);
                using Tensor met = rows.slice(3, 0, input.shape[3], strides[^1]);
                return conv2d(met, weight, bias, groups: groups);
            }
        }
    }
}
