using static TorchSharp.torch;

namespace SystemTorch.Tests;

internal static partial class OperatorCases
{
    private static Dictionary<string, Func<Tensor[], Tensor[]>> Reductions() => new()
    {
        ["sum"] = x => [x[0].sum()],
        ["sum_dim"] = x => [x[0].sum(1)],
        ["sum_dims_keep"] = x => [x[0].sum(0, 2, keepdim: true)],
        ["mean"] = x => [x[0].mean()],
        ["mean_dims"] = x => [x[0].mean([1, 2])],
        ["prod"] = x => [x[0].prod()],
        ["prod_dim"] = x => [x[0].prod(1)],
        ["std"] = x => [x[0].std()],
        ["std_biased_dim"] = x => [x[0].std(1, unbiased: false)],
        ["var_dims"] = x => [x[0].var([0, 2])],
        ["var_mean"] = x => Both(x[0].var_mean()),
        ["max"] = x => [x[0].max()],
        ["max_dim"] = x => Both(x[0].max(1)),
        ["min_dim"] = x => Both(min(x[0], 0)),
        ["amax"] = x => [x[0].amax(0, 2)],
        ["amin"] = x => [x[0].amin([1], keepdim: true)],
        ["argmax"] = x => [x[0].argmax(1)],
        ["argmin"] = x => [x[0].argmin()],
        ["median"] = x => [x[0].median()],
        ["cumsum"] = x => [x[0].cumsum(1)],
        ["cumprod"] = x => [x[0].cumprod(0)],
        ["logsumexp"] = x => [x[0].logsumexp(1)],
        ["norm"] = x => [x[0].norm()],
        ["norm_dim"] = x => [x[0].norm(1, p: 3)],
        ["topk"] = x => Both(x[0].topk(2, 1)),
        ["topk_smallest"] = x => Both(topk(x[0], 2, 0, largest: false)),
        ["sort"] = x => Both(x[0].sort(1, descending: true)),
        ["argsort"] = x => [x[0].argsort(1)],
        ["kthvalue"] = x => Both(x[0].kthvalue(2, 1)),
        ["bincount"] = x => [bincount(x[0], minlength: 6)],
        ["all"] = x => [x[0].all(1)],
        ["any"] = x => [x[0].any()],
        ["count_nonzero"] = x => [x[0].count_nonzero([1])],
        ["quantile"] = x => [x[0].quantile(tensor(new[] { 0.25, 0.8 }), 1).detach()],
        ["histc"] = x => [x[0].histc(4, -2, 2).detach()],
    };

    private static Dictionary<string, Func<Tensor[], Tensor[]>> Shapes() => new()
    {
        ["reshape"] = x => [x[0].reshape(4, -1)],
        ["permute"] = x => [x[0].permute(2, 0, 1)],
        ["transpose"] = x => [x[0].transpose(0, 2)],
        ["flatten"] = x => [x[0].flatten(1)],
        ["unflatten"] = x => [x[0].unflatten(1, 2, 2)],
        ["unsqueeze"] = x => [x[0].unsqueeze(-1)],
        ["squeeze"] = x => [x[0].unsqueeze(1).squeeze(1)],
        ["expand"] = x => [x[0].expand(3, 4)],
        ["repeat"] = x => [x[0].repeat(2, 1, 3)],
        ["repeat_interleave"] = x => [x[0].repeat_interleave(2, 1)],
        ["flip"] = x => [x[0].flip(0, 1)],
        ["roll"] = x => [x[0].roll([1, -1], [0, 1])],
        ["tril"] = x => [x[0].tril()],
        ["triu"] = x => [x[0].triu(1)],
        ["diagonal"] = x => [x[0].diagonal()],
        ["unfold"] = x => [x[0].unfold(1, 2, 2)],
        ["narrow"] = x => [x[0].narrow(1, 1, 2)],
        ["select"] = x => [x[0].select(1, -1)],
        ["cat"] = x => [cat([x[0], x[1]], 1)],
        ["stack"] = x => [stack([x[0], x[1]], 1)],
        ["hstack"] = x => [hstack(x[0], x[1])],
        ["vstack"] = x => [vstack(new[] { x[0], x[1] })],
        ["split"] = x => x[0].split(3, 1),
        ["split_sizes"] = x => x[0].split([1, 2], 0),
        ["chunk"] = x => x[0].chunk(2, 1),
        ["unbind"] = x => x[0].unbind(),
    };

    private static Dictionary<string, Func<Tensor[], Tensor[]>> Picking() => new()
    {
        ["gather"] = x => [x[0].gather(1, x[1])],
        ["scatter"] = x => [x[0].scatter(1, x[1][.., 1..3], x[2][.., 1..3])],
        ["scatter_add"] = x => [x[0].scatter_add(1, x[1], x[2])],
        ["index_select"] = x => [x[0].index_select(1, tensor(new long[] { 3, 0, 0 }))],
        ["index_add"] = x => [x[0].index_add(0, tensor(new long[] { 1, 1, 0 }), x[1], 2)],
        ["masked_fill"] = x => [x[0].masked_fill(x[1], 9)],
        ["masked_select"] = x => [x[0].masked_select(x[1])],
        ["where"] = x => [where(x[0], x[1], x[2])],
        ["nonzero"] = x => [x[0].nonzero()],
        ["take"] = x => [x[0].take(tensor(new long[] { 5, 0, 11 }))],
    };

    private static Tensor[] Both((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];
}
