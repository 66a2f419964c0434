namespace TorchSharp;

/// <content>Sums, means, extremes and order.</content>
public static partial class torch
{
    /// <summary>The sum of all elements, of shape [].</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => NotNull(input).sum(type);

    /// <summary>The sum along dimensions, which are left out of the shape, or kept with length 1.</summary>
    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
        NotNull(input).sum(dim, keepdim, type);

    /// <summary>The sum along dimensions, which are left out of the shape, or kept with length 1.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) =>
        NotNull(input).sum(dim, keepdim, type);

    /// <summary>The mean of all elements, of shape [].</summary>
    public static Tensor mean(Tensor input) => NotNull(input).mean();

    /// <summary>The mean along dimensions, which are left out of the shape, or kept with length 1.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
        NotNull(input).mean(dimensions, keepdim, type);

    public static Tensor prod(Tensor input, ScalarType? type = null) => NotNull(input).prod(type);

    public static Tensor max(Tensor input) => NotNull(input).max();

    public static Tensor max(Tensor input, Tensor other) => NotNull(input).max(other);

    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) =>
        NotNull(input).max(dim, keepdim);

    public static Tensor min(Tensor input) => NotNull(input).min();

    public static Tensor min(Tensor input, Tensor other) => NotNull(input).min(other);

    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) =>
        NotNull(input).min(dim, keepdim);

    public static Tensor median(Tensor input) => NotNull(input).median();

    /// <summary>The place of the largest element in the flattened tensor, int64, of shape [].</summary>
    public static Tensor argmax(Tensor input) => NotNull(input).argmax();

    /// <summary>The places of the largest elements along a dimension, int64; it is left out of the shape, or kept with length 1.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => NotNull(input).argmax(dim, keepdim);

    public static Tensor argmin(Tensor input) => NotNull(input).argmin();

    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => NotNull(input).argmin(dim, keepdim);

    public static Tensor std(Tensor input, bool unbiased = true) => NotNull(input).std(unbiased);

    public static Tensor std(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        NotNull(input).std(dimensions, unbiased, keepdim, type);

    public static Tensor std(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        NotNull(input).std(dimensions, unbiased, keepdim, type);

    public static Tensor var(Tensor input, bool unbiased = true) => NotNull(input).var(unbiased);

    public static Tensor var(
        Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        NotNull(input).var(dimensions, unbiased, keepdim, type);

    public static Tensor var(
        Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        NotNull(input).var(dimensions, unbiased, keepdim, type);

    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => NotNull(input).cumsum(dim, type);

    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => NotNull(input).logsumexp(dim, keepdim);

    public static (Tensor values, Tensor indices) topk(
        Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        NotNull(tensor).topk(k, dim, largest, sorted);

    public static (Tensor values, Tensor indices) sort(
        Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        NotNull(input).sort(dim, descending, stable);

    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) =>
        NotNull(input).argsort(dim, descending);

    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) =>
        NotNull(input).bincount(weights, minlength);
}
