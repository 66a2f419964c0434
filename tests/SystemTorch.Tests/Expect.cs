using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Assertions about tensors.</summary>
internal static class Expect
{
    /// <summary>The same type and shape, and elements that differ by at most tolerance · (1 + |expected|).</summary>
    public static void Close(Tensor expected, Tensor actual, double tolerance, string what = "")
    {
        Assert.True(
            expected.dtype == actual.dtype && expected.shape.SequenceEqual(actual.shape),
            $"{what}: expected {expected.metastr()}, found {actual.metastr()}");
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var same = allclose(actual.@double(), expected.@double(), tolerance, tolerance, equal_nan: true);
        Assert.True(same, $"{what}: expected\n{expected.npstr("g9")}\nfound\n{actual.npstr("g9")}");
    }

    /// <summary>The same type, shape and bits.</summary>
    public static void Same(Tensor expected, Tensor actual, string what = "") => Close(expected, actual, 0, what);

    public static void Values<T>(Tensor actual, params T[] expected)
        where T : unmanaged => Assert.Equal(expected, actual.data<T>().ToArray());

    public static void Shape(Tensor actual, params long[] expected) => Assert.Equal(expected, actual.shape);
}
