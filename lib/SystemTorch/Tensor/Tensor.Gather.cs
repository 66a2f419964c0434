namespace TorchSharp;

public static partial class torch
{
    /// <summary>Picking and placing elements by tensors of positions or by masks.</summary>
    public partial class Tensor
    {
        public Tensor index_select(long dim, Tensor index) => Ops.IndexSelect.Call(this, dim, index);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Ops.IndexAdd.Call(this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Ops.IndexAddInPlace.Call(this, dim, index, source, alpha);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => Ops.IndexCopy.Call(this, dim, index, source);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) =>
            Ops.IndexCopyInPlace.Call(this, dim, index, source);

        public Tensor index_fill(long dim, Tensor index, Scalar value) => Ops.IndexFill.Call(this, dim, index, value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Ops.IndexFillInPlace.Call(this, dim, index, value);

        public Tensor gather(long dim, Tensor index) => Ops.Gather.Call(this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Ops.Scatter.Call(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Ops.ScatterInPlace.Call(this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Ops.ScatterAdd.Call(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Ops.ScatterAddInPlace.Call(this, dim, index, src);

        public Tensor take(Tensor index) => Ops.Take.Call(this, index);

        public Tensor masked_fill(Tensor mask, Scalar value) => Ops.MaskedFill.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Ops.MaskedFillInPlace.Call(this, mask, value);

        public Tensor masked_select(Tensor mask) => Ops.MaskedSelect.Call(this, mask);

        public Tensor masked_scatter(Tensor mask, Tensor value) => Ops.MaskedScatter.Call(this, mask, value);

        public Tensor nonzero() => Ops.Nonzero.Call(this);

        public Tensor argwhere() => Ops.Argwhere.Call(this);

        /// <summary>This where the condition holds, <paramref name="y"/> elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Ops.Where.Call(condition, this, y);
    }
}
