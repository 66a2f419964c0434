namespace TorchSharp;

/// <summary>
/// Reads and writes <c>tensor[indices]</c> as NumPy does: numbers, ranges, new axes and the ellipsis give a view first;
/// index tensors and masks, each at its place in that view, then gather from it or scatter into it.
/// </summary>
internal static class Indexing
{
    public static torch.Tensor Read(torch.Tensor source, torch.TensorIndex[] indices)
    {
        using var scope = torch.NewDisposeScope();
        var (view, tensors) = View(source, indices);
        var result = tensors.Count == 0 ? view : Ops.Index.Call(view, Arg.Tensors([.. tensors]));
        return result.MoveToOuterDisposeScope();
    }

    public static void Write(torch.Tensor target, torch.Tensor value, torch.TensorIndex[] indices, bool accumulate)
    {
        ArgumentNullException.ThrowIfNull(value);
        using var scope = torch.NewDisposeScope();
        var (view, tensors) = View(target, indices);
        if (tensors.Count > 0)
        {
            Ops.IndexPut.Invoke(view, Arg.Tensors([.. tensors]), value.to(view.dtype, view.device), accumulate);
        }
        else if (accumulate)
        {
            Ops.AddInPlace.Invoke(view, value);
        }
        else
        {
            Ops.Copy.Invoke(view, WithoutLeadingOnes(value, view.ndim));
        }
    }

    /// <summary>Applies what gives views; lists an index tensor, or null, for each dimension of the view.</summary>
    private static (torch.Tensor View, List<torch.Tensor?> Tensors) View(torch.Tensor source, torch.TensorIndex[] indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var consumed = indices.Sum(Consumed);
        var rank = source.ndim;
        if (consumed > rank)
        {
            throw new ArgumentException($"There are {consumed} indices for a tensor of {rank} dimensions.", nameof(indices));
        }

        var state = new ViewState(source.alias());
        foreach (var index in indices)
        {
            state.Apply(index, rank - consumed);
        }

        return (state.View, state.Tensors);
    }

    /// <summary>How many dimensions of the source an index uses up.</summary>
    private static long Consumed(torch.TensorIndex index) => index.Kind switch
    {
        TensorIndexKind.Single or TensorIndexKind.Slice => 1,
        TensorIndexKind.Tensor => IsMask(index.Indices!) ? index.Indices!.ndim : 1,
        _ => 0,
    };

    private static bool IsMask(torch.Tensor tensor) => tensor.dtype is torch.ScalarType.Bool or torch.ScalarType.Byte;

    private static torch.Tensor WithoutLeadingOnes(torch.Tensor value, long rank)
    {
        var shape = value.shape;
        var extra = (int)Math.Max(0, shape.Length - rank);
        return extra > 0 && shape.AsSpan(0, extra).IndexOfAnyExcept(1L) < 0 ? value.reshape(shape[extra..]) : value.alias();
    }

    private sealed class ViewState(torch.Tensor view)
    {
        // Where the next index applies in the view, and where in the list of index tensors: a mask takes one place in
        // the list and as many dimensions as it has.
        private long _dimension;
        private long _slot;

        public torch.Tensor View { get; private set; } = view;

        public List<torch.Tensor?> Tensors { get; } = [];

        public void Apply(torch.TensorIndex index, long skippedByEllipsis)
        {
            switch (index.Kind)
            {
                case TensorIndexKind.Single:
                    View = View.select(_dimension, index.Start);
                    break;
                case TensorIndexKind.Slice:
                    View = View.slice(_dimension, index.Start, index.Stop ?? long.MaxValue, index.Step);
                    Advance(1);
                    break;
                case TensorIndexKind.Ellipsis:
                    Advance(skippedByEllipsis);
                    break;
                case TensorIndexKind.NewAxis:
                    View = View.unsqueeze(_dimension);
                    Advance(1);
                    break;
                case TensorIndexKind.Boolean:
                    View = View.unsqueeze(_dimension);
                    Put(torch.zeros(index.Start, torch.ScalarType.Int64), dimensions: 1);
                    break;
                default:
                    Put(index.Indices!, IsMask(index.Indices!) ? index.Indices!.ndim : 1);
                    break;
            }
        }

        private void Put(torch.Tensor indices, long dimensions)
        {
            while (Tensors.Count < _slot)
            {
                Tensors.Add(null);
            }

            Tensors.Add(IsMask(indices) ? indices : indices.@long());
            _slot++;
            _dimension += dimensions;
        }

        private void Advance(long dimensions)
        {
            _dimension += dimensions;
            _slot += dimensions;
        }
    }
}
