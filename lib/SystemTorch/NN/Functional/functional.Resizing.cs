namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Resizing.</content>
        public static partial class functional
        {
            /// <summary>Resizes the last dimensions of [N, C, …] to a size, or by factors.</summary>
            /// <param name="x">[N, C, L], [N, C, H, W] or [N, C, D, H, W].</param>
            /// <param name="size">The new sizes; one number stands for all.</param>
            /// <param name="scale_factor">The factors; one number stands for all.</param>
            /// <param name="mode">How it is filled in.</param>
            /// <param name="align_corners">Whether the outermost samples stay where they are (linear and cubic modes).</param>
            /// <param name="recompute_scale_factor">Take the factors anew from the rounded sizes.</param>
            /// <param name="antialias">Smooth while shrinking (bilinear and bicubic modes).</param>
            /// <exception cref="ArgumentException">Size and factors are both given or both missing, or a mode does not fit.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                ArgumentNullException.ThrowIfNull(x);
                var dimensions = (int)x.ndim - 2;
                if ((size is null) == (scale_factor is null))
                {
                    throw new ArgumentException("Resizing takes a size or scale factors: give one of them.");
                }

                var sizes = size is null ? null : PerDimension(size, dimensions);
                var factors = scale_factor is null ? null : PerDimension(scale_factor, dimensions);
                if (factors is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    sizes = [.. x.shape[2..].Zip(factors, (length, factor) => (long)Math.Floor(length * factor))];
                    factors = null;
                }

                var op = OperatorFor(mode, dimensions, antialias);
                return mode switch
                {
                    InterpolationMode.Area => op.Call(x, sizes),
                    InterpolationMode.Nearest or InterpolationMode.NearestExact => op.Call(x, sizes, factors),
                    _ => op.Call(x, sizes, align_corners ?? false, factors),
                };
            }

            private static T[] PerDimension<T>(T[] values, int dimensions) =>
                values.Length == dimensions ? values
                : values.Length == 1 ? [.. Enumerable.Repeat(values[0], dimensions)]
                : throw new ArgumentException($"{values.Length} numbers were given for {dimensions} dimensions.");

            private static Op OperatorFor(InterpolationMode mode, int dimensions, bool antialias) => (mode, dimensions) switch
            {
                (InterpolationMode.Nearest, 1) => Ops.Nearest1d,
                (InterpolationMode.Nearest, 2) => Ops.Nearest2d,
                (InterpolationMode.Nearest, 3) => Ops.Nearest3d,
                (InterpolationMode.NearestExact, 1) => Ops.NearestExact1d,
                (InterpolationMode.NearestExact, 2) => Ops.NearestExact2d,
                (InterpolationMode.NearestExact, 3) => Ops.NearestExact3d,
                (InterpolationMode.Area, 1) => Ops.AdaptiveAvgPool1d,
                (InterpolationMode.Area, 2) => Ops.AdaptiveAvgPool2d,
                (InterpolationMode.Area, 3) => Ops.AdaptiveAvgPool3d,
                (InterpolationMode.Linear, 1) => Ops.Linear1d,
                (InterpolationMode.Bilinear, 2) => antialias ? Ops.BilinearSmoothed2d : Ops.Bilinear2d,
                (InterpolationMode.Bicubic, 2) => antialias ? Ops.BicubicSmoothed2d : Ops.Bicubic2d,
                (InterpolationMode.Trilinear, 3) => Ops.Trilinear3d,
                _ => throw new ArgumentException(
                    $"Mode {mode} does not resize {dimensions} dimensions: Linear takes 1, Bilinear and Bicubic 2, Trilinear 3."),
            };
        }
    }
}
