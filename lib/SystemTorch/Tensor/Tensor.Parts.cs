namespace TorchSharp;

public static partial class torch
{
    /// <summary>Parts of a tensor: rows, ranges, pieces.</summary>
    public partial class Tensor
    {
        /// <summary>One position of a dimension; the dimension goes.</summary>
        public Tensor select(long dim, long index) => Ops.Select.Call(this, dim, index);

        /// <summary>The positions start, start + step, … before finish, of a dimension.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Ops.Slice.Call(this, dim, start, finish, step);

        public Tensor narrow(long dim, long start, long length) => Ops.Narrow.Call(this, dim, start, length);

        /// <summary>Pieces of a size along a dimension; the last may be smaller.</summary>
        public Tensor[] split(long size, int dim = 0) => Ops.Split.CallList(this, size, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Ops.SplitSizes.CallList(this, sizes, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Ops.SplitSizes.CallList(this, sizes, dim);

        public Tensor[] split(params long[] sizes) => Ops.SplitSizes.CallList(this, sizes);

        public Tensor[] chunk(long chunks, long dim = 0L) => Ops.Chunk.CallList(this, chunks, dim);

        public Tensor[] unbind(long dimension = 0L) => Ops.Unbind.CallList(this, dimension);
    }
}
