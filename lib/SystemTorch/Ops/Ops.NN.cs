namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op Conv1d = new("conv1d");
    public static readonly Op Conv2d = new("conv2d");
    public static readonly Op Conv2dPadding = new("conv2d.padding");
    public static readonly Op Linear = new("linear");
    public static readonly Op BatchNorm = new("batch_norm");
    public static readonly Op GroupNorm = new("group_norm");
    public static readonly Op LayerNorm = new("layer_norm");
    public static readonly Op MaxPool2d = new("max_pool2d");
    public static readonly Op MaxPool2dWithIndices = new("max_pool2d_with_indices");
    public static readonly Op AvgPool2d = new("avg_pool2d");
    public static readonly Op AdaptiveAvgPool2d = new("adaptive_avg_pool2d");
    public static readonly Op AdaptiveMaxPool2d = new("adaptive_max_pool2d");
    public static readonly Op Dropout = new("dropout");
    public static readonly Op DropoutInPlace = new("dropout_");
    public static readonly Op FeatureDropout = new("feature_dropout");
    public static readonly Op FeatureDropoutInPlace = new("feature_dropout_");
    public static readonly Op CrossEntropyLoss = new("cross_entropy_loss");
    public static readonly Op NllLoss = new("nll_loss_nd");
    public static readonly Op MseLoss = new("mse_loss");
    public static readonly Op L1Loss = new("l1_loss");
    public static readonly Op SmoothL1Loss = new("smooth_l1_loss");
    public static readonly Op KlDiv = new("kl_div");
    public static readonly Op BinaryCrossEntropy = new("binary_cross_entropy");
    public static readonly Op BinaryCrossEntropyWithLogits = new("binary_cross_entropy_with_logits");
    public static readonly Op OneHot = new("one_hot");
    public static readonly Op Pad = new("pad");
    public static readonly Op Im2col = new("im2col");
    public static readonly Op QR = new("linalg_qr");
}
