namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation with a backward pass of its own. Derive from the class for one output or for several.</summary>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            private static readonly T s_instance = new();

            private protected Function()
            {
            }

            public abstract string Name { get; }

            /// <summary>Runs the forward pass outside the graph, and ties its results to the backward pass.</summary>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                ArgumentNullException.ThrowIfNull(vars);
                var inputs = vars.OfType<Tensor>().Where(tensor => !tensor.IsInvalid).ToArray();
                var node = new FunctionNode(s_instance.Name, s_instance.Backward, [.. vars.Select(value => value is Tensor)]);
                return node.Apply(inputs, context => s_instance.Forward(context, vars));
            }

            private protected abstract List<Tensor> Forward(AutogradContext context, object[] vars);

            private protected abstract List<Tensor> Backward(AutogradContext context, List<Tensor> gradients);
        }
    }
}
