namespace TorchSharp;

/// <content>Operators over lists of tensors: one call for all parameters.</content>
internal static partial class Ops
{
    public static readonly Op ForeachAdd = new("_foreach_add.List");
    public static readonly Op ForeachAddInPlace = new("_foreach_add_.List");
    public static readonly Op ForeachAddScalarInPlace = new("_foreach_add_.Scalar");
    public static readonly Op ForeachMulScalar = new("_foreach_mul.Scalar");
    public static readonly Op ForeachMulScalarInPlace = new("_foreach_mul_.Scalar");
    public static readonly Op ForeachZeroInPlace = new("_foreach_zero_");
}
