namespace TorchSharp;

/// <content>A tensor of zeros.</content>
public static partial class torch
{
    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, NotNull(size), dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, size, dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [size], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [size], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of zeros in the given shape.</summary>
    public static Tensor zeros(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.Plain(Ops.Zeros, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);
}
