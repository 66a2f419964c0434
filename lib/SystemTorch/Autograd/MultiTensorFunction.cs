namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation with several outputs.</summary>
        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            protected MultiTensorFunction()
            {
            }

            /// <summary>Runs the operation. Its tensors are given first or among other values, as forward wants them.</summary>
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <returns>A gradient for every argument of forward, null for those that are not tensors.</returns>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            private protected sealed override List<Tensor> Forward(AutogradContext context, object[] vars) =>
                forward(context, vars);

            private protected sealed override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) =>
                backward(context, gradients);
        }
    }
}
