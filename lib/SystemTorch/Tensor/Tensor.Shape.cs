namespace TorchSharp;

public static partial class torch
{
    /// <summary>The same elements in another shape or order. Views share memory with the tensor.</summary>
    public partial class Tensor
    {
        /// <summary>The matrix transposed; a tensor of any rank has all its dimensions reversed.</summary>
        public Tensor T => Ops.NumpyT.Call(this);

        /// <summary>The last two dimensions exchanged.</summary>
        public Tensor mT => Ops.MatrixT.Call(this);

        /// <summary>Another name of the same elements.</summary>
        public Tensor alias() => Ops.Alias.Call(this);

        /// <summary>A copy of the elements, in memory order of the original.</summary>
        public Tensor clone() => Ops.Clone.Call(this);

        /// <summary>The tensor in row-major order: itself, or a copy.</summary>
        public Tensor contiguous() => Ops.Contiguous.Call(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Ops.Copy.Call(this, source, nonBlocking);

        /// <summary>Makes this tensor see the memory of another.</summary>
        public Tensor set_(Tensor source) => Ops.Set.Call(this, source);

        /// <summary>The same elements in another shape, without a copy; one dimension may be -1 and is computed.</summary>
        public Tensor view(params long[] shape) => Ops.View.Call(this, shape);

        public Tensor view_as(Tensor other) => view(NotNull(other).shape);

        /// <summary>The same elements in another shape, copied where that is needed; one dimension may be -1 and is computed.</summary>
        public Tensor reshape(params long[] shape) => Ops.Reshape.Call(this, shape);

        public Tensor ravel() => reshape(-1);

        /// <summary>The same elements with the dimensions from start to end made one: [N, C, H, W] becomes [N, C·H·W] with start 1.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Ops.Flatten.Call(this, start_dim, end_dim);

        /// <summary>Splits one dimension into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Unflatten(dim, NotNull(sizes));

        public Tensor unflatten(long dim, Size sizes) => Unflatten(dim, sizes.Shape);

        public Tensor permute(params long[] permutation) => Ops.Permute.Call(this, permutation);

        public Tensor permute(IEnumerable<long> permutation) => permute([.. permutation]);

        public Tensor transpose(long dim0, long dim1) => Ops.Transpose.Call(this, dim0, dim1);

        public Tensor transpose_(long dim0, long dim1) => Ops.TransposeInPlace.Call(this, dim0, dim1);

        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor t() => Ops.T.Call(this);

        public Tensor squeeze(long? dim = null) =>
            dim is null ? Ops.Squeeze.Call(this) : Ops.SqueezeDim.Call(this, dim);

        public Tensor squeeze_(long? dim = null) =>
            dim is null ? Ops.SqueezeInPlace.Call(this) : Ops.SqueezeDimInPlace.Call(this, dim);

        public Tensor unsqueeze(long dim) => Ops.Unsqueeze.Call(this, dim);

        public Tensor unsqueeze_(long dim) => Ops.UnsqueezeInPlace.Call(this, dim);

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Ops.Expand.Call(this, sizes, isImplicit);

        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape.AsSpan(), isImplicit);

        public Tensor expand(long[] sizes, bool isImplicit = false) => expand(NotNull(sizes).AsSpan(), isImplicit);

        public Tensor expand(params long[] sizes) => expand(NotNull(sizes).AsSpan());

        public Tensor expand_as(Tensor other) => expand(NotNull(other).shape.AsSpan());

        public Tensor broadcast_to(params long[] shape) => Ops.BroadcastTo.Call(this, shape);

        public Tensor repeat(params long[] sizes) => Ops.Repeat.Call(this, sizes);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Ops.RepeatInterleave.Call(this, repeats, dim, output_size);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Ops.RepeatInterleaveInt.Call(this, repeats, dim, output_size);

        public Tensor tile(long[] reps) => Ops.Tile.Call(this, reps);

        public Tensor flip(params long[] dims) => Ops.Flip.Call(this, dims);

        public Tensor fliplr() => flip(1);

        public Tensor flipud() => flip(0);

        public Tensor roll(long shifts, long? dims = null) =>
            Ops.Roll.Call(this, Arg.Ints([shifts]), dims is { } dim ? Arg.Ints([dim]) : Arg.Ints([]));

        public Tensor roll(long[] shifts, long[] dims) => Ops.Roll.Call(this, shifts, dims);

        public Tensor roll(long[] shifts) => Ops.Roll.Call(this, shifts, Arg.Ints([0]));

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Ops.Roll.Call(this, shifts, dims);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) =>
            Ops.AsStrided.Call(this, size, strides, storageOffset);

        /// <summary>All windows of a size along a dimension, as a new last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => Ops.Unfold.Call(this, dimension, size, step);

        public Tensor diag(long diagonal = 0) => Ops.Diag.Call(this, diagonal);

        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) =>
            Ops.Diagonal.Call(this, offset, dim1, dim2);

        public Tensor tril(long diagonal = 0) => Ops.Tril.Call(this, diagonal);

        public Tensor triu(long diagonal = 0) => Ops.Triu.Call(this, diagonal);

        /// <summary>As <see cref="contiguous()"/>, in the order asked for.</summary>
        internal Tensor Contiguous(memory_format format) => Ops.Contiguous.Call(this, format);

        private Tensor Unflatten(long dim, long[] sizes)
        {
            var position = dim < 0 ? dim + ndim : dim;
            var before = shape;
            return reshape([.. before[..(int)position], .. sizes, .. before[((int)position + 1)..]]);
        }
    }
}
