namespace TorchSharp;

public static partial class torch
{
    /// <summary>Backward passes, and gradients as values.</summary>
    public static partial class autograd
    {
        /// <summary>Adds the gradients of the sum of <paramref name="tensors"/> to the grad of the leaves.</summary>
        /// <param name="tensors">What is differentiated.</param>
        /// <param name="grad_tensors">The gradient that each starts from; not needed where it has one element.</param>
        /// <param name="retain_graph">Keep the graph for another pass; as <paramref name="create_graph"/> if null.</param>
        /// <param name="create_graph">Record the pass itself, for second derivatives.</param>
        /// <param name="inputs">The leaves that get gradients; all if null.</param>
        public static unsafe void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            using var outputs = new HeldTensors(tensors);
            using var grads = Matching(tensors, grad_tensors);
            using var targets = new HeldTensors(inputs ?? []);
            fixed (nint* output = outputs.Handles, grad = grads.Handles, target = targets.Handles)
            {
                NativeError.Check(NativeMethods.st_backward(
                    output, grad, outputs.Handles.Length, target, targets.Handles.Length, (retain_graph ?? create_graph) ? 1 : 0,
                    create_graph ? 1 : 0));
            }
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor>? inputs = null) =>
            backward([NotNull(tensor)], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([NotNull(tensor)], [NotNull(grad_tensor)], retain_graph, create_graph, inputs);

        /// <summary>The gradients of the sum of <paramref name="outputs"/>, one for each input; grad fields stay as they are.</summary>
        /// <returns>Null for an input that was not used, where <paramref name="allow_unused"/>.</returns>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            ArgumentNullException.ThrowIfNull(outputs);
            ArgumentNullException.ThrowIfNull(inputs);
            using var sources = new HeldTensors(outputs);
            using var grads = Matching(outputs, grad_outputs);
            using var targets = new HeldTensors(inputs);
            var results = new nint[targets.Handles.Length];
            fixed (nint* source = sources.Handles, grad = grads.Handles, target = targets.Handles, result = results)
            {
                NativeError.Check(NativeMethods.st_grad(
                    source, grad, sources.Handles.Length, target, targets.Handles.Length, retain_graph || create_graph ? 1 : 0,
                    create_graph ? 1 : 0, allow_unused ? 1 : 0, result));
            }
            return [.. results.Select(handle => handle == 0 ? null! : new Tensor(handle))];
        }

        /// <summary>One gradient for each tensor, or none at all: then the pointer to their handles is null.</summary>
        private static HeldTensors Matching(IList<Tensor> tensors, IList<Tensor>? grads)
        {
            if (grads is null || grads.Count == 0)
            {
                return new HeldTensors([]);
            }

            return grads.Count == tensors.Count
                ? new HeldTensors(grads)
                : throw new ArgumentException($"There are {grads.Count} gradients for {tensors.Count} tensors; expected as many.");
        }
    }
}
