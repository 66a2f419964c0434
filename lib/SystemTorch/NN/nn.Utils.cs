using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers for gradients and parameters.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients so that their norm, taken together, is at most <paramref name="max_norm"/>.</summary>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var mode = no_grad();
                var gradients = Gradients(tensors);
                if (gradients.Length == 0)
                {
                    return 0;
                }

                var norms = gradients.Select(gradient => Ops.Norm.Call(gradient, norm_type).to(gradients[0].device));
                var total = (double)Ops.Norm.Call(stack(norms), norm_type);
                var scale = max_norm / (total + 1e-6);
                if (scale < 1)
                {
                    Ops.ForeachMulScalarInPlace.Invoke(gradients, scale);
                }

                return total;
            }

            /// <summary>Limits every element of the gradients to ±<paramref name="clip_value"/>.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                foreach (var gradient in Gradients(tensors))
                {
                    Ops.ClampInPlace.Invoke(gradient, -clip_value, clip_value);
                }
            }

            /// <summary>All parameters, flattened, in one row.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                return cat(tensors.Select(parameter => parameter.reshape(-1)).ToArray()).MoveToOuterDisposeScope();
            }

            /// <summary>Makes parameters see the parts of such a row.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(vec);
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var mode = no_grad();
                long start = 0;
                foreach (var parameter in tensors)
                {
                    var part = vec.narrow(0, start, parameter.numel());
                    parameter.SetData(part.view_as(parameter));
                    start += parameter.numel();
                }
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> tensors) =>
                [.. tensors.Select(parameter => parameter.grad).OfType<Tensor>()];
        }
    }
}
