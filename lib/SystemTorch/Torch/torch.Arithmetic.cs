namespace TorchSharp;

/// <content>Arithmetic and comparisons of two tensors.</content>
public static partial class torch
{
    public static Tensor add(Tensor left, Tensor right) => NotNull(left).add(right);

    public static Tensor add(Tensor left, Scalar right) => NotNull(left).add(right);

    public static Tensor sub(Tensor left, Tensor right) => NotNull(left).sub(right);

    public static Tensor sub(Tensor left, Scalar right) => NotNull(left).sub(right);

    public static Tensor mul(Tensor left, Tensor right) => NotNull(left).mul(right);

    public static Tensor mul(Tensor left, Scalar right) => NotNull(left).mul(right);

    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => NotNull(left).add(right, alpha);

    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => NotNull(left).add(right, alpha);

    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        NotNull(left).div(right, rounding_mode);

    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        NotNull(left).div(right, rounding_mode);

    public static Tensor pow(Tensor left, Tensor exponent) => NotNull(left).pow(exponent);

    public static Tensor pow(Tensor left, Scalar exponent) => NotNull(left).pow(exponent);

    /// <summary>The matrix product: [n, m] by [m, k] gives [n, k]; dimensions before these are a batch.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => NotNull(input).matmul(target);

    /// <summary>The matrix product: [n, m] by [m, k] gives [n, k].</summary>
    public static Tensor mm(Tensor input, Tensor target) => NotNull(input).mm(target);

    public static Tensor bmm(Tensor input, Tensor batch2) => NotNull(input).bmm(batch2);

    public static Tensor maximum(Tensor input, Tensor other) => NotNull(input).maximum(other);

    public static Tensor minimum(Tensor input, Tensor other) => NotNull(input).minimum(other);

    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => NotNull(input).lerp(end, weight);

    public static Tensor logical_and(Tensor left, Tensor right) => NotNull(left).logical_and(right);

    public static Tensor logical_or(Tensor left, Tensor right) => NotNull(left).logical_or(right);

    public static Tensor logical_not(Tensor input) => NotNull(input).logical_not();

    public static Tensor eq(Tensor left, Tensor right) => NotNull(left).eq(right);

    public static Tensor ne(Tensor left, Tensor right) => NotNull(left).ne(right);

    public static Tensor lt(Tensor left, Tensor right) => NotNull(left).lt(right);

    public static Tensor le(Tensor left, Tensor right) => NotNull(left).le(right);

    public static Tensor gt(Tensor left, Tensor right) => NotNull(left).gt(right);

    public static Tensor ge(Tensor left, Tensor right) => NotNull(left).ge(right);

    public static Tensor equal(Tensor tensor, Tensor target) => NotNull(tensor).equal(target);

    public static bool allclose(
        Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        NotNull(tensor).allclose(target, rtol, atol, equal_nan);
}
