namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Nearest1d = new("upsample_nearest1d.vec");
    public static readonly Op Nearest2d = new("upsample_nearest2d.vec");
    public static readonly Op Nearest3d = new("upsample_nearest3d.vec");
    public static readonly Op NearestExact1d = new("_upsample_nearest_exact1d.vec");
    public static readonly Op NearestExact2d = new("_upsample_nearest_exact2d.vec");
    public static readonly Op NearestExact3d = new("_upsample_nearest_exact3d.vec");
    public static readonly Op Linear1d = new("upsample_linear1d.vec");
    public static readonly Op Bilinear2d = new("upsample_bilinear2d.vec");
    public static readonly Op BilinearSmoothed2d = new("_upsample_bilinear2d_aa.vec");
    public static readonly Op Bicubic2d = new("upsample_bicubic2d.vec");
    public static readonly Op BicubicSmoothed2d = new("_upsample_bicubic2d_aa.vec");
    public static readonly Op Trilinear3d = new("upsample_trilinear3d.vec");
    public static readonly Op AdaptiveAvgPool1d = new("adaptive_avg_pool1d");
    public static readonly Op AdaptiveAvgPool3d = new("adaptive_avg_pool3d");
}
