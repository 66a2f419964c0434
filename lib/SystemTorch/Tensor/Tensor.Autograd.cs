namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients.</summary>
    public partial class Tensor
    {
        /// <summary>Whether operations on the tensor are recorded for a backward pass.</summary>
        public bool requires_grad
        {
            get
            {
                using var held = new Held(this);
                return NativeMethods.st_tensor_requires_grad(held.Handle) != 0;
            }

            set
            {
                using var held = new Held(this);
                NativeError.Check(NativeMethods.st_tensor_set_requires_grad(held.Handle, value ? 1 : 0));
            }
        }

        /// <summary>Whether no recorded operation made the tensor.</summary>
        public bool is_leaf
        {
            get
            {
                using var held = new Held(this);
                NativeError.Check(NativeMethods.st_tensor_is_leaf(held.Handle, out var answer));
                return answer != 0;
            }
        }

        /// <summary>
        /// The gradient that backward passes added up, or null. Reading gives a new name of it each time: it wants a
        /// dispose scope like every tensor.
        /// </summary>
        public Tensor? grad
        {
            get
            {
                using var held = new Held(this);
                NativeError.Check(NativeMethods.st_tensor_grad(held.Handle, out var handle));
                return handle == 0 ? null : new Tensor(handle);
            }

            set
            {
                using var held = new HeldTensors([this, value]);
                NativeError.Check(NativeMethods.st_tensor_set_grad(held.Handles[0], held.Handles[1]));
            }
        }

        /// <summary>Adds d(this)/d(leaf) to the grad of every leaf that this was computed from. This has one element.</summary>
        public void backward() => autograd.backward(this);

        public void backward(
            IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is not a leaf.</summary>
        public void retain_grad()
        {
            using var held = new Held(this);
            NativeError.Check(NativeMethods.st_tensor_retain_grad(held.Handle));
        }

        /// <summary>Sees the elements of another tensor from now on, and stays the same leaf.</summary>
        internal void SetData(Tensor source)
        {
            using var held = new HeldTensors([this, source]);
            NativeError.Check(NativeMethods.st_tensor_set_data(held.Handles[0], held.Handles[1]));
        }

        /// <summary>The same elements, outside the graph.</summary>
        public Tensor detach() => Ops.Detach.Call(this);

        public Tensor detach_() => Ops.DetachInPlace.Call(this);
    }
}
