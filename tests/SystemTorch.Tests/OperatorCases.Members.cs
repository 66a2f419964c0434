using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SystemTorch.Tests;

/// <content>Shapes, picking and creation of members.py.</content>
internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor>> RarerShapes() => new()
    {
        ["T"] = x => x[0].T,
        ["mT"] = x => x[0].mT,
        ["alias"] = x => x[0].alias(),
        ["clone"] = x => torch.clone(x[0]),
        ["contiguous"] = x => x[0].t().contiguous(),
        ["copy_"] = x => x[0].clone().copy_(x[1]),
        ["fill_"] = x => x[0].clone().fill_(1.5),
        ["detach_"] = x => x[0].clone().detach_(),
        ["zero_"] = x => x[0].clone().zero_(),
        ["as_strided"] = x => x[0].as_strided([3, 2], [2, 4], 1),
        ["broadcast_to"] = x => x[0].broadcast_to(2, 3, 5),
        ["expand_as"] = x => x[0].expand_as(x[1]),
        ["view_rows"] = x => x[0].view(5, -1),
        ["view_as"] = x => x[0].view_as(x[1].t()),
        ["ravel"] = x => x[0].ravel(),
        ["slice"] = x => x[0].slice(1, 1, 5, 2),
        ["fliplr"] = x => x[0].fliplr(),
        ["flipud"] = x => x[0].flipud(),
        ["swapaxes"] = x => x[0].swapaxes(0, 2),
        ["swapdims"] = x => x[0].swapdims(1, 2),
        ["transpose_"] = x => x[0].clone().transpose_(0, 1),
        ["squeeze_"] = x => x[0].clone().squeeze_(1),
        ["unsqueeze_"] = x => x[0].clone().unsqueeze_(1),
        ["tile"] = x => x[0].tile([2, 1, 3]),
        ["diag"] = x => diag(x[0]),
        ["diag_of"] = x => x[0].diag(-1),
        ["concat"] = x => concat([x[0], x[1].expand(3, 2)], 1),
        ["concatenate"] = x => concatenate([x[0], x[1]]),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> RarerPicking() => new()
    {
        ["argwhere"] = x => x[0].argwhere(),
        ["index_add_"] = x => x[0].clone().index_add_(1, Columns(), x[1][.., ..2], -2),
        ["index_copy"] = x => x[0].index_copy(0, Rows(), x[1][..2]),
        ["index_copy_"] = x => x[0].clone().index_copy_(1, Columns(), x[1][.., ..2]),
        ["index_fill"] = x => x[0].index_fill(1, Columns(), 3),
        ["index_fill_"] = x => x[0].clone().index_fill_(0, Rows(), -3),
        ["masked_fill_"] = x => x[0].clone().masked_fill_(x[1], 4),
        ["masked_scatter"] = x => x[0].masked_scatter(x[1], x[2]),
        ["scatter_"] = x => x[0].clone().scatter_(0, x[1], x[2][..1]),
        ["scatter_add_"] = x => x[0].clone().scatter_add_(0, x[1], x[2][..1]),
        ["where_method"] = x => x[0].where(x[1], x[2]),
    };

    private static Dictionary<string, Func<Tensor[], Tensor[]>> Several() => new()
    {
        ["signs"] = x => [x[0] & x[1], x[0] | x[1], x[0] ^ x[1], ~x[0]],
        ["where_positions"] = x => where(x[0]),
        ["unique"] = x => Three(x[0].unique(return_inverse: true, return_counts: true)),
        ["unique_rows"] = x => UniqueRows(x[0]),
        ["std_mean"] = x => Both(x[0].std_mean()),
        ["std_mean_biased"] = x => Both(x[0].std_mean(unbiased: false)),
        ["max_pool2d_with_indices"] = x => Both(F.max_pool2d_with_indices(x[0], [2, 3], [1, 2], [1, 0])),
    };

    private static Dictionary<string, Func<Tensor[], Tensor>> Creations() => new()
    {
        ["arange"] = _ => arange(2, 9, 3),
        ["arange_halves"] = _ => arange(-1, 1.2, 0.5, float64),
        ["linspace"] = _ => linspace(-2, 3, 7, float64),
        ["eye"] = _ => eye(3, 5, float64),
        ["logspace"] = _ => logspace(-2, 1.5, 5, dtype: float64),
        ["logspace_base"] = _ => logspace(0, 5, 6, 2, float64),
        ["full"] = _ => full(2, 3, 2.5, float64),
        ["ones"] = _ => ones(2, 1, int32),
        ["zeros"] = _ => zeros(0, 3, torch.@bool),
        ["ones_like"] = x => ones_like(x[0]),
        ["zeros_like"] = x => zeros_like(x[0]),
        ["full_like"] = x => full_like(x[0], -4),
    };

    private static Tensor Rows() => tensor(new long[] { 2, 0 });

    private static Tensor Columns() => tensor(new long[] { 4, 1 });

    private static Tensor[] Three((Tensor Output, Tensor? Inverse, Tensor? Counts) found) => [found.Output, found.Inverse!, found.Counts!];

    private static Tensor[] UniqueRows(Tensor table)
    {
        var (output, inverse, counts) = table.unique(return_counts: true, dim: 0);
        Assert.Null(inverse);
        return [output, counts!];
    }
}
