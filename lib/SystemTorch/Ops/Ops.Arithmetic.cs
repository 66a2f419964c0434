namespace TorchSharp;

/// <summary>The operators that SystemTorch uses, by topic.</summary>
internal static partial class Ops
{
    public static readonly Op Add = new("add.Tensor");
    public static readonly Op AddScalar = new("add.Scalar");
    public static readonly Op AddInPlace = new("add_.Tensor");
    public static readonly Op AddScalarInPlace = new("add_.Scalar");
    public static readonly Op Sub = new("sub.Tensor");
    public static readonly Op SubScalar = new("sub.Scalar");
    public static readonly Op SubInPlace = new("sub_.Tensor");
    public static readonly Op SubScalarInPlace = new("sub_.Scalar");
    public static readonly Op RsubScalar = new("rsub.Scalar");
    public static readonly Op Mul = new("mul.Tensor");
    public static readonly Op MulScalar = new("mul.Scalar");
    public static readonly Op MulInPlace = new("mul_.Tensor");
    public static readonly Op MulScalarInPlace = new("mul_.Scalar");
    public static readonly Op Div = new("div.Tensor_mode");
    public static readonly Op DivScalar = new("div.Scalar_mode");
    public static readonly Op DivInPlace = new("div_.Tensor_mode");
    public static readonly Op DivScalarInPlace = new("div_.Scalar_mode");
    public static readonly Op Remainder = new("remainder.Tensor");
    public static readonly Op RemainderScalar = new("remainder.Scalar");
    public static readonly Op RemainderInPlace = new("remainder_.Tensor");
    public static readonly Op RemainderScalarInPlace = new("remainder_.Scalar");
    public static readonly Op FloorDivide = new("floor_divide");
    public static readonly Op FloorDivideScalar = new("floor_divide.Scalar");
    public static readonly Op Pow = new("pow.Tensor_Tensor");
    public static readonly Op PowScalar = new("pow.Tensor_Scalar");
    public static readonly Op PowInPlace = new("pow_.Tensor");
    public static readonly Op PowScalarInPlace = new("pow_.Scalar");
    public static readonly Op Addcdiv = new("addcdiv");
    public static readonly Op AddcdivInPlace = new("addcdiv_");
    public static readonly Op Addcmul = new("addcmul");
    public static readonly Op AddcmulInPlace = new("addcmul_");
    public static readonly Op Lerp = new("lerp.Tensor");
    public static readonly Op LerpInPlace = new("lerp_.Tensor");
    public static readonly Op Matmul = new("matmul");
    public static readonly Op Mm = new("mm");
    public static readonly Op Bmm = new("bmm");
    public static readonly Op BitwiseAnd = new("bitwise_and.Tensor");
    public static readonly Op BitwiseOr = new("bitwise_or.Tensor");
    public static readonly Op BitwiseXor = new("bitwise_xor.Tensor");
    public static readonly Op BitwiseNot = new("bitwise_not");
    public static readonly Op LogicalAnd = new("logical_and");
    public static readonly Op LogicalOr = new("logical_or");
    public static readonly Op LogicalXor = new("logical_xor");
    public static readonly Op LogicalNot = new("logical_not");
    public static readonly Op Maximum = new("maximum");
    public static readonly Op Minimum = new("minimum");
}
