namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Eq = new("eq.Tensor");
    public static readonly Op EqScalar = new("eq.Scalar");
    public static readonly Op Ne = new("ne.Tensor");
    public static readonly Op NeScalar = new("ne.Scalar");
    public static readonly Op Lt = new("lt.Tensor");
    public static readonly Op LtScalar = new("lt.Scalar");
    public static readonly Op Le = new("le.Tensor");
    public static readonly Op LeScalar = new("le.Scalar");
    public static readonly Op Gt = new("gt.Tensor");
    public static readonly Op GtScalar = new("gt.Scalar");
    public static readonly Op Ge = new("ge.Tensor");
    public static readonly Op GeScalar = new("ge.Scalar");
    public static readonly Op Equal = new("equal");
    public static readonly Op Allclose = new("allclose");
    public static readonly Op Isclose = new("isclose");
}
