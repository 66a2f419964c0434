namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation with one output.</summary>
        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            protected SingleTensorFunction()
            {
            }

            /// <summary>Runs the operation. Its tensors are given first or among other values, as forward wants them.</summary>
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <returns>A gradient for every argument of forward, null for those that are not tensors.</returns>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            private protected sealed override List<Tensor> Forward(AutogradContext context, object[] vars) =>
                [forward(context, vars)];

            private protected sealed override List<Tensor> Backward(AutogradContext context, List<Tensor> gradients) =>
                backward(context, gradients[0]);
        }
    }
}
