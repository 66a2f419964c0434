using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SystemTorch.Tests;

/// <content>The pointwise operators of members.py.</content>
internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor>> PointwiseInPlace() => new()
    {
        ["abs_"] = x => x[0].clone().abs_(),
        ["atan_"] = x => x[0].clone().atan_(),
        ["cos_"] = x => x[0].clone().cos_(),
        ["erf_"] = x => x[0].clone().erf_(),
        ["exp_"] = x => x[0].clone().exp_(),
        ["exp2_"] = x => x[0].clone().exp2_(),
        ["expm1_"] = x => x[0].clone().expm1_(),
        ["frac_"] = x => x[0].clone().frac_(),
        ["neg_"] = x => x[0].clone().neg_(),
        ["relu_"] = x => x[0].clone().relu_(),
        ["sigmoid_"] = x => x[0].clone().sigmoid_(),
        ["sin_"] = x => x[0].clone().sin_(),
        ["sinh_"] = x => x[0].clone().sinh_(),
        ["tanh_"] = x => x[0].clone().tanh_(),
        ["log_"] = x => x[0].clone().log_(),
        ["log1p_"] = x => x[0].clone().log1p_(),
        ["log2_"] = x => x[0].clone().log2_(),
        ["log10_"] = x => x[0].clone().log10_(),
        ["reciprocal_"] = x => x[0].clone().reciprocal_(),
        ["rsqrt_"] = x => x[0].clone().rsqrt_(),
        ["sqrt_"] = x => x[0].clone().sqrt_(),
        ["acos_"] = x => x[0].clone().acos_(),
        ["asin_"] = x => x[0].clone().asin_(),
        ["tan_"] = x => x[0].clone().tan_(),
        ["cosh_"] = x => x[0].clone().cosh_(),
        ["silu_"] = x => x[0].clone().silu_(),
        ["ceil_"] = x => x[0].clone().ceil_().detach(),
        ["floor_"] = x => x[0].clone().floor_().detach(),
        ["sign_"] = x => x[0].clone().sign_().detach(),
        ["trunc_"] = x => x[0].clone().trunc_().detach(),
        ["round_"] = x => x[0].clone().round_(1).detach(),
        ["leaky_relu_"] = x => x[0].clone().leaky_relu_(0.3),
        ["clamp_"] = x => x[0].clone().clamp_(-0.5, 1),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> RarerPointwise() => new()
    {
        ["exp2"] = x => x[0].exp2(),
        ["expm1"] = x => expm1(x[0]),
        ["frac"] = x => x[0].frac(),
        ["sinh"] = x => x[0].sinh(),
        ["cosh"] = x => x[0].cosh(),
        ["absolute"] = x => absolute(x[0]),
        ["negative"] = x => negative(x[0]),
        ["log2"] = x => log2(x[0]),
        ["log10"] = x => log10(x[0]),
        ["acos"] = x => x[0].acos(),
        ["tan"] = x => tan(x[0]),
        ["ceil"] = x => ceil(x[0]).detach(),
        ["trunc"] = x => trunc(x[0]).detach(),
        ["gelu_method"] = x => x[0].gelu(),
        ["silu_method"] = x => x[0].silu(),
        ["leaky_relu_method"] = x => x[0].leaky_relu(0.1),
        ["neg_method"] = x => x[0].neg(),
        ["clamp_min"] = x => x[0].clamp_min(-0.3),
        ["clamp_max"] = x => x[0].clamp_max(0.4),
        ["clip"] = x => x[0].clip(-1, 0.5),
        ["binary_cross_entropy"] = x => F.binary_cross_entropy(x[0], x[1].detach()),
        ["binary_cross_entropy_weighted"] = x =>
            F.binary_cross_entropy(x[0], x[1].detach(), x[2].detach(), nn.Reduction.Sum),
        ["relu_function"] = x => F.relu(x[0]),
        ["relu_in_place"] = x => F.relu(x[0].clone(), inplace: true),
        ["tanh_function"] = x => F.tanh(x[0]),
        ["sigmoid_function"] = x => F.sigmoid(x[0]),
        ["softmax_function"] = x => F.softmax(x[0], 0),
        ["log_softmax_function"] = x => F.log_softmax(x[0], 1),
        ["dropout_in_evaluation"] = x => F.dropout(x[0], 0.4, training: false),
        ["dropout2d_in_evaluation"] = x => F.dropout2d(x[0], 0.4, training: false),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> RarerArithmetic() => new()
    {
        ["add_"] = x => x[0].clone().add_(x[1]),
        ["add_alpha_"] = x => x[0].clone().add_(x[1], -2),
        ["sub_function"] = x => torch.sub(x[0], x[1]),
        ["sub_"] = x => x[0].clone().sub_(x[1]),
        ["subtract"] = x => x[0].subtract(x[1]),
        ["subtract_"] = x => x[0].clone().subtract_(x[1]),
        ["subtract_scalar"] = x => x[0].subtract(1.5),
        ["mul_function"] = x => torch.mul(x[0], x[1]),
        ["mul_"] = x => x[0].clone().mul_(x[1]),
        ["multiply"] = x => x[0].multiply(x[1]),
        ["div_"] = x => x[0].clone().div_(x[1]),
        ["divide"] = x => x[0].divide(x[1]),
        ["divide_"] = x => x[0].clone().divide_(x[1]),
        ["div_trunc"] = x => x[0].clone().div_(x[1], RoundingMode.trunc).detach(),
        ["floor_divide"] = x => x[0].floor_divide(x[1]).detach(),
        ["floor_divide_scalar"] = x => x[0].floor_divide(0.7).detach(),
        ["remainder_tensor"] = x => x[0].remainder(x[1]).detach(),
        ["remainder_"] = x => x[0].clone().remainder_(x[1]).detach(),
        ["remainder_scalar_"] = x => x[0].clone().remainder_(0.6),
        ["pow_"] = x => x[0].clone().pow_(x[1]),
        ["pow_scalar_"] = x => x[0].clone().pow_(2.5),
        ["addcmul_"] = x => x[0].clone().addcmul_(x[1], x[2], -0.4),
        ["addcdiv_"] = x => x[0].clone().addcdiv_(x[1], x[2], 0.7),
        ["lerp_"] = x => x[0].clone().lerp_(x[1], x[2]),
        ["minimum_row"] = x => minimum(x[0], x[1]),
        ["negation"] = x => -x[0],
        ["modulus"] = x => (x[0] % x[1]).detach(),
    };
}
