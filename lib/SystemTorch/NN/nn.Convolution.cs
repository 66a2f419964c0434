using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Layers: these functions make them, the classes are in <see cref="TorchSharp.Modules"/>.</summary>
    public static partial class nn
    {
        /// <summary>Convolution of images, with the same number for both dimensions.</summary>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            new(
                new(
                    in_channels, out_channels, [kernel_size, kernel_size], [stride, stride], [padding, padding], null,
                    [dilation, dilation], groups, padding_mode),
                bias, device, dtype);

        /// <summary>Convolution of images, with (height, width) pairs.</summary>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
            (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
            new(
                new(
                    in_channels, out_channels, PairOr(kernel_size, 1), PairOr(stride, 1), PairOr(padding, 0), null,
                    PairOr(dilation, 1), groups, padding_mode),
                bias, device, dtype);

        /// <summary>Convolution of images, with the padding given by what it does.</summary>
        public static Conv2d Conv2d(
            long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null) =>
            Conv2d(
                in_channels, out_channels, (kernel_size, kernel_size), padding, (stride, stride), (dilation, dilation),
                padding_mode, groups, bias, device, dtype);

        public static Conv2d Conv2d(
            long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
            Device? device = null, ScalarType? dtype = null) =>
            new(
                new(
                    in_channels, out_channels, PairOr(kernel_size, 1), PairOr(stride, 1), null, padding,
                    PairOr(dilation, 1), groups, padding_mode),
                bias, device, dtype);

        private static long[] PairOr((long, long)? pair, long otherwise) =>
            pair is { } known ? [known.Item1, known.Item2] : [otherwise, otherwise];
    }
}
