using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Layers without parameters: shape, dropout, padding, pooling.</content>
    public static partial class nn
    {
        public static Identity Identity() => new();

        public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

        public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, NotNull(unflattened_size));

        public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

        public static Dropout2d Dropout2d(double p = 0.5, bool inplace = false) => new(p, inplace);

        public static ZeroPad2d ZeroPad2d(long padding) => new((padding, padding, padding, padding));

        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(padding);

        public static MaxPool2d MaxPool2d(
            long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(
                [kernel_size, kernel_size], functional.Twice(stride), functional.Twice(padding), functional.Twice(dilation),
                ceil_mode);

        public static MaxPool2d MaxPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
            (long, long)? dilation = null, bool ceil_mode = false) =>
            new(
                functional.Both(kernel_size)!, functional.Both(stride), functional.Both(padding), functional.Both(dilation),
                ceil_mode);

        public static MaxPool2d MaxPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null,
            bool ceil_mode = false) =>
            new(NotNull(kernel_size), stride, padding, dilation, ceil_mode);

        public static AvgPool2d AvgPool2d(
            long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(NotNull(kernel_size), stride, padding, ceil_mode, count_include_pad, divisor_override);

        public static AvgPool2d AvgPool2d(
            (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(
                functional.Both(kernel_size)!, functional.Both(stride), functional.Both(padding), ceil_mode,
                count_include_pad, divisor_override);

        public static AvgPool2d AvgPool2d(
            long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
            bool count_include_pad = true, long? divisor_override = null) =>
            new(
                [kernel_size, kernel_size], functional.Twice(stride), functional.Twice(padding), ceil_mode,
                count_include_pad, divisor_override);

        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(NotNull(output_size));

        public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) =>
            new([output_size.Item1, output_size.Item2]);

        public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

        public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) => new(NotNull(output_size));

        public static Upsample Upsample(
            long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest,
            bool? align_corners = null, bool? recompute_scale_factor = null) =>
            new(size, scale_factor, mode, align_corners, recompute_scale_factor);
    }
}
