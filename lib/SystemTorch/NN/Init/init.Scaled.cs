namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Initializations scaled by the size of the layer.</content>
        public static partial class init
        {
            /// <summary>How much a function shrinks the deviation of its input, inverted.</summary>
            /// <param name="nonlinearity">The function.</param>
            /// <param name="param">The negative slope, for LeakyReLU.</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => EnumGuard.Defined(nonlinearity) switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + (param * param))),
                _ => 1.0,
            };

            /// <summary>Inputs of one output, and outputs of one input: channels times kernel.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RequireDimensions(tensor, tensor.ndim >= 2, "two or more dimensions");
                var shape = tensor.shape;
                var kernel = shape[2..].Aggregate(1L, (product, size) => product * size);
                return (shape[1] * kernel, shape[0] * kernel);
            }

            /// <summary>He's initialization, uniform: bound √3 · gain / √fan.</summary>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>He's initialization, normal: deviation gain / √fan.</summary>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            /// <summary>Glorot's initialization, uniform: bound gain · √(6 / (fan in + fan out)).</summary>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var bound = Math.Sqrt(3.0) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Glorot's initialization, normal: deviation gain · √(2 / (fan in + fan out)).</summary>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0) =>
                normal_(tensor, 0, XavierDeviation(tensor, gain));

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            /// <summary>Rows (or columns) at right angles to each other.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RequireDimensions(tensor, tensor.ndim >= 2, "two or more dimensions");
                return InPlace(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    var rows = tensor.size(0);
                    var columns = tensor.numel() / rows;
                    var flat = randn(rows, columns, tensor.dtype, tensor.device);
                    var (q, r) = Ops.QR.CallPair(rows < columns ? flat.t() : flat);
                    q = q * r.diag().sign();
                    q = rows < columns ? q.t() : q;
                    Ops.Copy.Invoke(tensor, q.reshape(tensor.shape).mul(gain));
                });
            }

            /// <summary>Normal values with a part of each column set to zero.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RequireDimensions(tensor, tensor.ndim == 2, "a matrix");
                return InPlace(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    Ops.Normal.Invoke(tensor, 0.0, std);
                    var zeros = (long)Math.Ceiling(sparsity * tensor.size(0));
                    for (long column = 0; column < tensor.size(1); column++)
                    {
                        var dropped = randperm(tensor.size(0), device: tensor.device).narrow(0, 0, zeros);
                        Ops.IndexFillInPlace.Invoke(tensor.select(1, column), 0, dropped, 0);
                    }
                });
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var fan = EnumGuard.Defined(mode) == FanInOut.FanIn ? fanIn : fanOut;
                return calculate_gain(nonlinearity, a) / Math.Sqrt(fan);
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }
        }
    }
}
