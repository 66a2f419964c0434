using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SystemTorch.Tests;

/// <summary>The operators of make.py, by its names, written with the API under test.</summary>
internal static partial class OperatorCases
{
    private static readonly Dictionary<string, Func<Tensor[], Tensor[]>> s_cases = Build();

    public static IEnumerable<string> Names => s_cases.Keys;

    /// <summary>Those that compute with fewer digits on the way: staircases, whose gradients are exact to single precision at most.</summary>
    public static IReadOnlyList<string> Rounded { get; } = ["to_float", "to_double", "to_half", "to_bfloat16", "to_cfloat"];

    public static Tensor[] Run(string name, Tensor[] inputs) => s_cases[name](inputs);

    private static Dictionary<string, Func<Tensor[], Tensor[]>> Build()
    {
        var cases = new Dictionary<string, Func<Tensor[], Tensor[]>>();
        foreach (var (name, function) in Arithmetic().Concat(Pointwise()).Concat(Layers()).Concat(Losses()).Concat(Resizing())
            .Concat(PointwiseInPlace()).Concat(RarerPointwise()).Concat(RarerArithmetic()).Concat(Comparisons()).Concat(Logic())
            .Concat(RarerShapes()).Concat(RarerPicking()).Concat(Conversions()).Concat(Creations()))
        {
            cases.Add(name, x => [function(x)]);
        }

        foreach (var (name, function) in Reductions().Concat(Shapes()).Concat(Picking()).Concat(Several()))
        {
            cases.Add(name, function);
        }

        return cases;
    }

    private static Dictionary<string, Func<Tensor[], Tensor>> Arithmetic() => new()
    {
        ["add"] = x => x[0] + x[1],
        ["add_alpha"] = x => x[0].add(x[1], 0.5),
        ["add_scalar"] = x => x[0] + 3,
        ["sub"] = x => x[0] - x[1],
        ["rsub"] = x => 3 - x[0],
        ["mul"] = x => x[0] * x[1],
        ["div"] = x => x[0] / x[1],
        ["rdiv"] = x => 2.5 / x[0],
        ["div_floor"] = x => x[0].div(x[1], RoundingMode.floor).detach(),
        ["remainder"] = x => x[0] % 0.7,
        ["pow"] = x => pow(x[0], x[1]),
        ["pow_scalar"] = x => x[0].pow(3),
        ["maximum"] = x => maximum(x[0], x[1]),
        ["minimum"] = x => min(x[0], x[1]),
        ["lerp"] = x => lerp(x[0], x[1], x[2]),
        ["addcmul"] = x => x[0].addcmul(x[1], x[2], 0.3),
        ["addcdiv"] = x => x[0].addcdiv(x[1], x[2], 0.3),
        ["matmul"] = x => matmul(x[0], x[1]),
        ["matmul_batch"] = x => x[0].matmul(x[1]),
        ["mm"] = x => mm(x[0], x[1].t()),
        ["bmm"] = x => bmm(x[0], x[0].transpose(1, 2)),
        ["eq"] = x => x[0].round() == x[1].round(),
        ["lt"] = x => x[0] < x[1],
        ["ge_scalar"] = x => x[0] >= 0.3,
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> Pointwise() => new()
    {
        ["neg"] = x => -x[0],
        ["abs"] = x => x[0].abs(),
        ["exp"] = x => exp(x[0]),
        ["log"] = x => log(x[0]),
        ["log1p"] = x => x[0].log1p(),
        ["sqrt"] = x => sqrt(x[0]),
        ["rsqrt"] = x => x[0].rsqrt(),
        ["square"] = x => x[0].square(),
        ["reciprocal"] = x => x[0].reciprocal(),
        ["tanh"] = x => x[0].tanh(),
        ["sigmoid"] = x => x[0].sigmoid(),
        ["sin"] = x => x[0].sin(),
        ["cos"] = x => x[0].cos(),
        ["erf"] = x => x[0].erf(),
        ["floor"] = x => x[0].floor().detach(),
        ["round"] = x => x[0].round().detach(),
        ["sign"] = x => x[0].sign().detach(),
        ["asin"] = x => x[0].asin(),
        ["atan"] = x => x[0].atan(),
        ["relu"] = x => x[0].relu(),
        ["leaky_relu"] = x => F.leaky_relu(x[0], 0.2),
        ["silu"] = x => F.silu(x[0]),
        ["gelu"] = x => F.gelu(x[0]),
        ["gelu_tanh"] = x => F.gelu(x[0], TorchSharp.Modules.GELU.Approximate.tanh),
        ["clamp"] = x => x[0].clamp(-0.5, 1),
        ["clamp_tensor"] = x => x[0].clamp(max: x[1]),
        ["softmax"] = x => softmax(x[0], 1),
        ["log_softmax"] = x => x[0].log_softmax(0),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> Layers() => new()
    {
        ["conv2d"] = x => F.conv2d(x[0], x[1], x[2], [2, 1], [1, 2], [1, 2], 2),
        ["linear"] = x => F.linear(x[0], x[1], x[2]),
        ["max_pool2d"] = x => F.max_pool2d(x[0], 3, 2, 1),
        ["max_pool2d_ceil"] = x => F.max_pool2d(x[0], (2, 3), ceil_mode: true),
        ["avg_pool2d"] = x => F.avg_pool2d(x[0], 3, 2, 1, count_include_pad: false),
        ["adaptive_avg_pool2d"] = x => F.adaptive_avg_pool2d(x[0], (1, 2)),
        ["batch_norm"] = x => F.batch_norm(x[0], null, null, x[1], x[2], training: true, eps: 1e-3),
        ["group_norm"] = x => F.group_norm(x[0], 2, x[1], x[2]),
        ["layer_norm"] = x => F.layer_norm(x[0], [7], x[1], x[2]),
        ["normalize"] = x => F.normalize(x[0], dim: 1),
        ["one_hot"] = x => F.one_hot(x[0], 5),
        ["pad"] = x => F.pad(x[0], (1, 2, 0, 1), value: 0.5),
        ["pad_reflect"] = x => F.pad(x[0], (1, 2, 3, 1), PaddingModes.Reflect),
        ["pad_replicate"] = x => F.pad(x[0], [1, 2, 3, 1], PaddingModes.Replicate),
        ["pad_circular"] = x => F.pad(x[0], (1, 2, 3, 1), PaddingModes.Circular),
        ["im2col"] = x => F.unfold(x[0], 2, padding: 1, stride: 2),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> Losses() => new()
    {
        ["cross_entropy"] = x => F.cross_entropy(x[0], x[1]),
        ["cross_entropy_options"] = x => F.cross_entropy(
            x[0], x[2], x[1].detach(), ignore_index: 1, nn.Reduction.Sum, label_smoothing: 0.1),
        ["cross_entropy_probabilities"] = x => F.cross_entropy(x[0], x[1], reduction: nn.Reduction.None),
        ["nll_loss"] = x => F.nll_loss(x[0].log_softmax(1), x[1]),
        ["mse_loss"] = x => F.mse_loss(x[0], x[1]),
        ["l1_loss"] = x => F.l1_loss(x[0], x[1], nn.Reduction.Sum),
        ["smooth_l1_loss"] = x => F.smooth_l1_loss(x[0], x[1], beta: 0.5),
        ["kl_div"] = x => F.kl_div(x[0].log_softmax(1), x[1].softmax(1), log_target: false, nn.Reduction.Sum),
        ["bce_with_logits"] = x => F.binary_cross_entropy_with_logits(x[0], x[1].sigmoid()),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> Resizing() => new()
    {
        ["resize_nearest"] = x => F.interpolate(x[0], scale_factor: [2]),
        ["resize_exact"] = x => F.interpolate(x[0], [4, 9], mode: InterpolationMode.NearestExact),
        ["resize_bilinear"] = x => F.interpolate(x[0], [9, 5], mode: InterpolationMode.Bilinear),
        ["resize_corners"] = x => F.interpolate(
            x[0], scale_factor: [1.7], mode: InterpolationMode.Bilinear, align_corners: true),
        ["resize_smoothed"] = x => F.interpolate(x[0], [3, 4], mode: InterpolationMode.Bilinear, antialias: true),
        ["resize_bicubic"] = x => F.interpolate(x[0], [8], mode: InterpolationMode.Bicubic),
        ["resize_area"] = x => F.interpolate(x[0], scale_factor: [0.5], mode: InterpolationMode.Area),
        ["resize_linear"] = x => F.interpolate(
            x[0], scale_factor: [1.5], mode: InterpolationMode.Linear, recompute_scale_factor: true),
    };
}
