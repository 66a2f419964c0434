using ResNets.Exercises;
using static TorchSharp.torch;

namespace ResNets.Tests.Exercises;

public sealed class ImageCheckTests
{
    public static TheoryData<string, Func<Tensor, Tensor>> Mistakes => new()
    {
        { "pixels as they were", x => x },
        { "channels are still last", x => x.to(ScalarType.Float32) / 255 },
        { "still bytes", x => x.permute(0, 3, 1, 2) },
        { "run from 0 to 255", x => x.permute(0, 3, 1, 2).to(ScalarType.Float32) },
        { "255, not 256", x => x.permute(0, 3, 1, 2).to(ScalarType.Float32) / 256 },
        { "permute moves the axes", x => x.reshape(2, 3, 4, 6).to(ScalarType.Float32) / 255 },
        { "changed places", x => x.permute(0, 3, 2, 1).to(ScalarType.Float32) / 255 },
        { "the shape is [2, 4]", x => x[TensorIndex.Ellipsis, 0].to(ScalarType.Float32).sum(2L) },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeIsNamed(string expected, Func<Tensor, Tensor> answer)
    {
        var result = Check.NetworkInput(answer);
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRightInputPasses()
    {
        Assert.True(Check.NetworkInput(x => x.permute(0, 3, 1, 2).to(ScalarType.Float32) / 255).Passed);
        Assert.True(Check.NetworkInput(x => x.to(ScalarType.Float32).mul(1f / 255).permute(0, 3, 1, 2).contiguous()).Passed);
    }
}
