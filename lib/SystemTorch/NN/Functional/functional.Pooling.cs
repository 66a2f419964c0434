namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Pooling. A stride that is not given is the size of the window.</content>
        public static partial class functional
        {
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Ops.MaxPool2d.Call(input, kernel_size, strides ?? [], padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null,
                bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size, kernel_size], Twice(stride), Twice(padding), Twice(dilation), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Both(kernel_size)!, Both(stride), Both(padding), Both(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null,
                bool ceil_mode = false) =>
                Ops.MaxPool2dWithIndices.CallPair(
                    input, kernel_size, strides ?? [], padding ?? [0, 0], dilation ?? [1, 1], ceil_mode);

            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                Ops.AvgPool2d.Call(
                    input, kernel_size, stride ?? [], padding ?? [0, 0], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(
                    input, [kernel_size, kernel_size], Twice(stride), Twice(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(
                    input, Both(kernel_size)!, Both(stride), Both(padding), ceil_mode, count_include_pad, divisor_override);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                Ops.AdaptiveAvgPool2d.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                Ops.AdaptiveAvgPool2d.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) =>
                Ops.AdaptiveAvgPool2d.Call(input, (output_size, output_size));

            internal static long[]? Twice(long? value) => value is { } number ? [number, number] : null;

            internal static long[]? Both((long, long)? pair) => pair is { } known ? [known.Item1, known.Item2] : null;
        }
    }
}
