namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What the forward pass of a function leaves for its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object?> _data = [];
            private int _savedCount;

            internal AutogradContext()
            {
            }

            /// <summary>Whether gradients that are missing come as zeros; else as null.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> ToSave { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> NotDifferentiable { get; private set; } = [];

            /// <summary>The address of the native node, 0 where nothing is recorded or when the graph is gone.</summary>
            internal nint Node { get; set; }

            /// <summary>Keeps tensors, inputs and outputs too, without keeping the graph from being freed.</summary>
            public void save_for_backward(List<Tensor> tensors) => ToSave = tensors;

            /// <summary>The tensors that were saved, in their order.</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">An earlier backward pass freed them.</exception>
            public unsafe List<Tensor> get_saved_variables()
            {
                if (Node == 0)
                {
                    return [];
                }

                var handles = new nint[_savedCount];
                int count;
                fixed (nint* results = handles)
                {
                    NativeError.Check(NativeMethods.st_function_saved(Node, results, handles.Length, out count));
                }

                return [.. handles.Take(count).Select(handle => handle == 0 ? null! : new Tensor(handle))];
            }

            /// <summary>Keeps a value that is not a tensor.</summary>
            public void save_data(string key, object value) => _data[key] = value;

            public object get_data(string key) => _data.GetValueOrDefault(key)!;

            /// <summary>Says that inputs are changed in place and returned.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            /// <summary>Says that outputs have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => NotDifferentiable = [.. tensors];

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            /// <summary>The node has the tensors now: the context holds on to none.</summary>
            internal void ForgetSaved()
            {
                _savedCount = ToSave.Count;
                ToSave = [];
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => _data.Clear();
        }
    }
}
