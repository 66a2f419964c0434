namespace TorchSharp;

public static partial class torch
{
    /// <summary>Sums, means and extremes, of all elements or along dimensions.</summary>
    public partial class Tensor
    {
        /// <summary>The sum of all elements, of shape [].</summary>
        public Tensor sum(ScalarType? type = null) => Ops.Sum.Call(this, type);

        /// <summary>The sum along dimensions, which are left out of the shape, or kept with length 1.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.SumDims.Call(this, NotNull(dim), keepdim, type);

        /// <summary>The sum along dimensions, which are left out of the shape, or kept with length 1.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.SumDims.Call(this, dim, keepdim, type);

        /// <summary>The sum along dimensions, which are left out of the shape, or kept with length 1.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        /// <summary>The sum along dimensions, which are left out of the shape, or kept with length 1.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            sum([dim0, dim1], keepdim, type);

        /// <summary>The sum along dimensions, which are left out of the shape, or kept with length 1.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            sum([dim0, dim1, dim2], keepdim, type);

        /// <summary>The mean of all elements, of shape [].</summary>
        public Tensor mean() => Ops.Mean.Call(this);

        /// <summary>The mean along dimensions, which are left out of the shape, or kept with length 1.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Ops.MeanDims.Call(this, NotNull(dimensions), keepdim, type);

        public Tensor prod(ScalarType? type = null) => Ops.Prod.Call(this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Ops.ProdDim.Call(this, dim, keepdim, type);

        public Tensor max() => Ops.Max.Call(this);

        /// <summary>The larger of each pair of elements.</summary>
        public Tensor max(Tensor other) => maximum(other);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Ops.MaxDim.CallPair(this, dim, keepdim);

        public Tensor min() => Ops.Min.Call(this);

        /// <summary>The smaller of each pair of elements.</summary>
        public Tensor min(Tensor other) => minimum(other);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Ops.MinDim.CallPair(this, dim, keepdim);

        public Tensor median() => Ops.Median.Call(this);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            amax(NotNull(dims).AsSpan(), keepdim, @out);

        public Tensor amax(params long[] dims) => amax(NotNull(dims).AsSpan());

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.Amax.Call(this, dims, keepdim) : Ops.AmaxOut.Call(this, dims, keepdim, @out);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) =>
            amin(NotNull(dims).AsSpan(), keepdim, @out);

        public Tensor amin(params long[] dims) => amin(NotNull(dims).AsSpan());

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) =>
            @out is null ? Ops.Amin.Call(this, dims, keepdim) : Ops.AminOut.Call(this, dims, keepdim, @out);

        /// <summary>The place of the largest element in the flattened tensor, int64, of shape [].</summary>
        public Tensor argmax() => Ops.Argmax.Call(this);

        /// <summary>The places of the largest elements along a dimension, int64; it is left out of the shape, or kept with length 1.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Ops.Argmax.Call(this, dim, keepdim);

        public Tensor argmin() => Ops.Argmin.Call(this);

        public Tensor argmin(long dim, bool keepdim = false) => Ops.Argmin.Call(this, dim, keepdim);

        public Tensor all() => Ops.All.Call(this);

        public Tensor all(long dim, bool keepdim = false) => Ops.AllDim.Call(this, dim, keepdim);

        public Tensor any() => Ops.Any.Call(this);

        public Tensor any(long dim, bool keepdim = false) => Ops.AnyDim.Call(this, dim, keepdim);

        public Tensor count_nonzero(long[]? dims = null) =>
            Ops.CountNonzero.Call(this, dims ?? [.. Enumerable.Range(0, (int)ndim)]);

        public Tensor cumsum(long dim, ScalarType? type = null) => Ops.Cumsum.Call(this, dim, type);

        public Tensor cumprod(long dim, ScalarType? type = null) => Ops.Cumprod.Call(this, dim, type);

        public Tensor logsumexp(long dim, bool keepdim = false) => Ops.Logsumexp.Call(this, Arg.Ints([dim]), keepdim);

        public Tensor norm(float p = 2.0f) => Ops.Norm.Call(this, (double)p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) =>
            Ops.NormDims.Call(this, (double)p, Arg.Ints([dim]), keepdim);

        /// <summary>The k largest (or smallest) along a dimension, and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Ops.Topk.CallPair(this, k, dim, largest, sorted);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Ops.Sort.CallPair(this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => Ops.Argsort.Call(this, dim, descending);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Ops.Kthvalue.CallPair(this, k, dim ?? -1, keepdim);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Ops.Quantile.Call(this, q, dim, keepdim);

        public Tensor bincount(Tensor? weights, long minlength = 0) => Ops.Bincount.Call(this, weights, minlength);

        /// <summary>How many elements fall into each of equal bins between min and max (the data's own, if equal).</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Ops.Histc.Call(this, bins, min, max);

        /// <summary>The distinct elements, and on demand where each is in the result and how often it occurs.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(
            bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            var (output, inverse, counts) = dim is null
                ? Ops.Unique.CallTriple(this, sorted, return_inverse, return_counts)
                : Ops.UniqueDim.CallTriple(this, dim.Value, sorted, return_inverse, return_counts);
            return (output, Wanted(inverse, return_inverse), Wanted(counts, return_counts));
        }

        private static Tensor? Wanted(Tensor tensor, bool wanted)
        {
            if (wanted)
            {
                return tensor;
            }

            tensor.Dispose();
            return null;
        }
    }
}
