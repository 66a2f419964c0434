using ResNets.Exercises;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Tests.Exercises;

public sealed class OptionACheckTests
{
    public static TheoryData<string, Func<Tensor, int, Tensor>> Mistakes => new()
    {
        { "x unchanged", (x, _) => x },
        { "every second row and column is to be left out", (x, channels) => Padded(x, channels) },
        { "not columns", (x, channels) => Padded(x.slice(2, 0, x.shape[2], 2), channels) },
        { "not rows", (x, channels) => Padded(x.slice(3, 0, x.shape[3], 2), channels) },
        { "the zero channels are missing", (x, _) => x[TensorIndex.Ellipsis, TensorIndex.Slice(null, null, 2), TensorIndex.Slice(null, null, 2)] },
        { "the channels are doubled", (x, _) => cat([Every(x), zeros_like(Every(x))], 1) },
        { "there twice", (x, _) => cat([Every(x), Every(x)], 1) },
        { "half of the zeros", (x, channels) => F.pad(Every(x), [0, 0, 0, 0, (channels - x.shape[1]) / 2, channels - x.shape[1] - ((channels - x.shape[1]) / 2)]) },
        { "the zeros come before", (x, channels) => F.pad(Every(x), [0, 0, 0, 0, channels - x.shape[1], 0]) },
        { "start at row and column 0", (x, channels) => Padded(x.slice(2, 1, x.shape[2], 2).slice(3, 1, x.shape[3], 2), channels) },
        { "upper left quarter", (x, channels) => Padded(x.slice(2, 0, x.shape[2] / 2, 1).slice(3, 0, x.shape[3] / 2, 1), channels) },
        { "end at the number of channels", (x, channels) => Padded(x.slice(2, 0, channels, 2).slice(3, 0, channels, 2), channels) },
        { "end at the number of channels", (x, channels) => F.pad(x.slice(2, 0, channels, 2).slice(3, 0, channels, 2), [0, 0, 0, 0, 0, x.shape[1]]) },
        { "end at -1", (x, channels) => Padded(x.slice(2, 0, -1, 2).slice(3, 0, -1, 2), channels) },
        { "end at -1", (x, channels) => Padded(x.slice(2, 0, x.shape[2], 2).slice(3, 0, -1, 2), channels) },
        { "exchanged", (x, channels) => Padded(x.slice(2, 0, x.shape[3], 2).slice(3, 0, x.shape[2], 2), channels) },
        { "averages", (x, channels) => Padded(F.avg_pool2d(x, 2), channels) },
        { "the largest of 2×2", (x, channels) => Padded(F.max_pool2d(x, 2), channels) },
        { "the answer threw", (x, channels) => cat([Every(x), zeros(2, channels - x.shape[1], Every(x).shape[2], Every(x).shape[3])], 1) },
        { "the shape is", (x, _) => zeros(2) },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeIsNamed(string expected, Func<Tensor, int, Tensor> answer)
    {
        var result = Check.ShortcutA(answer);
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.ShortcutA((x, channels) => Padded(Every(x), channels)).Passed);
        Assert.True(Check.ShortcutA((x, channels) => Padded(F.max_pool2d(x, 1, stride: 2), channels)).Passed);
        Assert.True(Check.ShortcutA((x, channels) => Padded(F.avg_pool2d(x, 1, stride: 2), channels)).Passed);
        Assert.True(Check.ShortcutA((x, channels) =>
        {
            var kept = Every(x);
            return cat([kept, zeros(x.shape[0], channels - x.shape[1], kept.shape[2], kept.shape[3])], 1);
        }).Passed);
        Assert.True(Check.ShortcutA((x, channels) =>
        {
            var kept = Every(x);
            var y = zeros(x.shape[0], channels, kept.shape[2], kept.shape[3]);
            y.narrow(1, 0, x.shape[1]).copy_(kept);
            return y;
        }).Passed);
    }

    private static Tensor Every(Tensor x) => x.slice(2, 0, x.shape[2], 2).slice(3, 0, x.shape[3], 2);

    private static Tensor Padded(Tensor kept, int channels) => F.pad(kept, [0, 0, 0, 0, 0, channels - kept.shape[1]]);
}
