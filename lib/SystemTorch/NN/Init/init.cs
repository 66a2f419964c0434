namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>First values of parameters, in place and outside the graph; each function returns its tensor.</summary>
        public static partial class init
        {
            /// <summary>Which side of a layer keeps its variance.</summary>
            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1,
            }

            /// <summary>The function after a layer, by which its weights are scaled.</summary>
            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10,
            }

            public static Tensor constant_(Tensor tensor, Scalar val) => InPlace(tensor, () => Ops.Fill.Invoke(tensor, val));

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) =>
                InPlace(tensor, () => Ops.Uniform.Invoke(tensor, low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) =>
                InPlace(tensor, () => Ops.Normal.Invoke(tensor, mean, std, generator));

            /// <summary>Normal values, those outside [a, b] drawn again (by the inverse of the distribution).</summary>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null) =>
                InPlace(tensor, () =>
                {
                    var low = NormalDistribution((a - mean) / std);
                    var high = NormalDistribution((b - mean) / std);
                    Ops.Uniform.Invoke(tensor, (2 * low) - 1, (2 * high) - 1, generator);
                    Ops.ErfinvInPlace.Invoke(tensor);
                    Ops.MulScalarInPlace.Invoke(tensor, std * Math.Sqrt(2));
                    Ops.AddScalarInPlace.Invoke(tensor, mean);
                    Ops.ClampInPlace.Invoke(tensor, a, b);
                });

            /// <summary>The identity matrix.</summary>
            /// <exception cref="ArgumentException">The tensor is not a matrix.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RequireDimensions(tensor, tensor.ndim == 2, "a matrix");
                return InPlace(tensor, () =>
                {
                    using var identity = eye(tensor.size(0), tensor.size(1), tensor.dtype, tensor.device);
                    Ops.Copy.Invoke(tensor, identity);
                });
            }

            /// <summary>Convolution weights that hand as many channels through as they can.</summary>
            /// <exception cref="ArgumentException">The tensor does not have 3 to 5 dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RequireDimensions(tensor, tensor.ndim is >= 3 and <= 5, "3 to 5 dimensions");
                return InPlace(tensor, () =>
                {
                    Ops.Zero.Invoke(tensor);
                    var shape = tensor.shape;
                    var centre = shape[2..].Select(size => TensorIndex.Single(size / 2));
                    for (long channel = 0; channel < Math.Min(shape[0], shape[1]); channel++)
                    {
                        using var element = tensor.index([channel, channel, .. centre]);
                        Ops.Fill.Invoke(element, 1);
                    }
                });
            }

            private static Tensor InPlace(Tensor tensor, Action fill)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                using (no_grad())
                {
                    fill();
                }

                return tensor;
            }

            private static void RequireDimensions(Tensor tensor, bool fits, string expected)
            {
                if (!fits)
                {
                    throw new ArgumentException($"Expected {expected}, not shape [{string.Join(", ", tensor.shape)}].");
                }
            }

            private static double NormalDistribution(double x)
            {
                using var value = torch.tensor(x / Math.Sqrt(2));
                using var erf = value.erf();
                return (1 + erf.item<double>()) / 2;
            }
        }
    }
}
