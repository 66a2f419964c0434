using ResNets.Blocks;
using static TorchSharp.torch;

namespace ResNets.Tests.Blocks;

public sealed class PaddedIdentityTests
{
    [Theory]
    [InlineData(ZeroPlacement.End, 0)]
    [InlineData(ZeroPlacement.Both, 1)]
    public void KeepsEverySecondPixelAndPlacesZeros(ZeroPlacement zeros, int firstKept)
    {
        using var scope = NewDisposeScope();
        var x = arange(2 * 2 * 5 * 4, dtype: ScalarType.Float32).reshape(2, 2, 5, 4);
        var y = new PaddedIdentity(2, 4, 2, zeros).call(x);
        Assert.Equal([2, 4, 3, 2], y.shape);
        var found = y.data<float>();
        for (var n = 0; n < 2; n++)
        {
            for (var c = 0; c < 4; c++)
            {
                for (var h = 0; h < 3; h++)
                {
                    for (var w = 0; w < 2; w++)
                    {
                        var source = c - firstKept;
                        var expected = source is 0 or 1 ? (((((n * 2) + source) * 5) + (2 * h)) * 4) + (2 * w) : 0;
                        Assert.Equal(expected, found[n, c, h, w]);
                    }
                }
            }
        }
    }

    [Fact]
    public void FewerOutputsThanInputsAreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaddedIdentity(4, 2, 2));
}
