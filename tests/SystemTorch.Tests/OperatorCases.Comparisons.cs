using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <content>Comparisons, logic and conversions of members.py.</content>
internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Comparisons() => new()
    {
        ["eq_rounded"] = x => torch.eq(x[0].round(), x[1].round()),
        ["ne_rounded"] = x => torch.ne(x[0].round(), x[1].round()),
        ["lt_rounded"] = x => torch.lt(x[0].round(), x[1].round()),
        ["le_rounded"] = x => torch.le(x[0].round(), x[1].round()),
        ["gt_rounded"] = x => torch.gt(x[0].round(), x[1].round()),
        ["ge_rounded"] = x => torch.ge(x[0].round(), x[1].round()),
        ["not_equal_rounded"] = x => x[0].round().not_equal(x[1].round()),
        ["less_rounded"] = x => x[0].round().less(x[1].round()),
        ["less_equal_rounded"] = x => x[0].round().less_equal(x[1].round()),
        ["greater_rounded"] = x => x[0].round().greater(x[1].round()),
        ["greater_equal_rounded"] = x => x[0].round().greater_equal(x[1].round()),
        ["eq_number"] = x => x[0].round().eq(1),
        ["ne_number"] = x => x[0].round().ne(1),
        ["lt_number"] = x => x[0].round().lt(1),
        ["le_number"] = x => x[0].round().le(1),
        ["gt_number"] = x => x[0].round().gt(1),
        ["ge_number"] = x => x[0].round().ge(1),
        ["not_equal_number"] = x => x[0].round() != 1,
        ["less_number"] = x => x[0].round() < 1,
        ["less_equal_number"] = x => x[0].round() <= 1,
        ["greater_number"] = x => x[0].round() > 1,
        ["greater_equal_number"] = x => 1 <= x[0].round(),
        ["equal_elements"] = x => torch.equal(x[0].round(), x[1].round()),
        ["isclose"] = x => x[0].isclose(x[1], 1e-3, 1e-3),
        ["allclose"] = x => tensor(new[] { allclose(x[0], x[1], atol: 1e-3), x[0].allclose(x[1], atol: 0.5) }),
        ["equal_tensors"] = x => tensor(new[] { x[0].Equals(x[1]), x[0].Equals(x[0].clone()) }),
        ["isnan"] = x => isnan(x[0]),
        ["isinf"] = x => isinf(x[0]),
        ["isfinite"] = x => isfinite(x[0]),
        ["nan_to_num"] = x => x[0].nan_to_num(0.5, 7, -8).detach(),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> Logic() => new()
    {
        ["logical_and"] = x => logical_and(x[0], x[1]),
        ["logical_or"] = x => logical_or(x[0], x[1]),
        ["logical_xor"] = x => x[0].logical_xor(x[1]),
        ["bitwise_and"] = x => x[0].bitwise_and(x[1]),
        ["bitwise_or"] = x => x[0].bitwise_or(x[1]),
        ["bitwise_xor"] = x => x[0].bitwise_xor(x[1]),
        ["logical_and_numbers"] = x => x[0].logical_and(x[1]),
        ["logical_or_numbers"] = x => x[0].logical_or(x[1]),
        ["logical_xor_numbers"] = x => x[0].logical_xor(x[1]),
        ["bitwise_and_numbers"] = x => x[0] & x[1],
        ["bitwise_or_numbers"] = x => x[0] | x[1],
        ["bitwise_xor_numbers"] = x => x[0] ^ x[1],
        ["logical_not"] = x => logical_not(x[0]),
        ["bitwise_not"] = x => x[0].bitwise_not(),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> Conversions() => new()
    {
        ["to_byte"] = x => (x[0].abs() * 40).@byte(),
        ["to_char"] = x => (x[0].abs() * 40).@char(),
        ["to_short"] = x => (x[0].abs() * 40).@short(),
        ["to_int"] = x => (x[0].abs() * 40).@int(),
        ["to_type"] = x => (x[0].abs() * 40).type(ScalarType.Int16),
        ["to_long"] = x => (x[0].abs() * 40).@long(),
        ["to_bool"] = x => (x[0].abs() * 40).@bool(),
        ["to_float"] = x => x[0].@float(),
        ["to_double"] = x => x[0].@float().@double(),
        ["to_half"] = x => x[0].half().to_type(float64),
        ["to_bfloat16"] = x => x[0].bfloat16().to(float64),
        ["to_cfloat"] = x => x[0].cfloat().abs(),
        ["to_cdouble"] = x => x[0].cdouble().abs(),
        ["type_as"] = x => (x[0] * 40).type_as(x[1]),
    };
}
