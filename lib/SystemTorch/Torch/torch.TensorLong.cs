namespace TorchSharp;

/// <content>Tensors from managed values of type long.</content>
public static partial class torch
{
    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Factory.Scalar(scalar, dtype, device, requires_grad);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.List(rawArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.List(dataArray, [NotNull(dataArray).Length], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.List(dataArray, dimensions, dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.List(rawArray, [NotNull(rawArray).Count], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.List(rawArray, [rows, columns], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.List(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Factory.List(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Rectangular(rawArray, dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Rectangular(rawArray, dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Factory.Rectangular(rawArray, dtype, device, requires_grad, names);

    /// <summary>A tensor of the given values: of shape [] for one number, [n] for an array, [n, m] for one of two dimensions, or in the given dimensions.</summary>
    public static Tensor tensor(
        Memory<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, string[]? names = null) =>
        Factory.Shared(rawArray, dimensions, dtype, device, requires_grad, names);
}
