namespace TorchSharp;

/// <content>Functions of one tensor, element by element.</content>
public static partial class torch
{
    public static Tensor abs(Tensor input) => NotNull(input).abs();

    public static Tensor neg(Tensor input) => NotNull(input).neg();

    public static Tensor exp(Tensor input) => NotNull(input).exp();

    public static Tensor log(Tensor input) => NotNull(input).log();

    public static Tensor log2(Tensor input) => NotNull(input).log2();

    public static Tensor log10(Tensor input) => NotNull(input).log10();

    public static Tensor log1p(Tensor input) => NotNull(input).log1p();

    public static Tensor sqrt(Tensor input) => NotNull(input).sqrt();

    public static Tensor rsqrt(Tensor input) => NotNull(input).rsqrt();

    public static Tensor reciprocal(Tensor input) => NotNull(input).reciprocal();

    public static Tensor sign(Tensor input) => NotNull(input).sign();

    public static Tensor floor(Tensor input) => NotNull(input).floor();

    public static Tensor ceil(Tensor input) => NotNull(input).ceil();

    public static Tensor trunc(Tensor input) => NotNull(input).trunc();

    public static Tensor sin(Tensor input) => NotNull(input).sin();

    public static Tensor cos(Tensor input) => NotNull(input).cos();

    public static Tensor tan(Tensor input) => NotNull(input).tan();

    public static Tensor tanh(Tensor input) => NotNull(input).tanh();

    public static Tensor sigmoid(Tensor input) => NotNull(input).sigmoid();

    public static Tensor erf(Tensor input) => NotNull(input).erf();

    public static Tensor isnan(Tensor input) => NotNull(input).isnan();

    public static Tensor square(Tensor input) => NotNull(input).square();

    public static Tensor expm1(Tensor input) => NotNull(input).expm1();

    public static Tensor negative(Tensor input) => NotNull(input).negative();

    public static Tensor absolute(Tensor input) => NotNull(input).absolute();

    public static Tensor isfinite(Tensor tensor) => NotNull(tensor).isfinite();

    public static Tensor isinf(Tensor tensor) => NotNull(tensor).isinf();

    public static Tensor round(Tensor input, long decimals = 0L) => NotNull(input).round(decimals);

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => NotNull(input).clamp(min, max);

    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => NotNull(input).clamp(min, max);

    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => NotNull(input).softmax(dim, dtype);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Ops.Where.Call(condition, x, y);

    public static Tensor[] where(Tensor condition) => Ops.WhereList.CallList(condition);
}
