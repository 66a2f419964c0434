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

    [Theory]
    [InlineData(2, 5, 4, ZeroPlacement.End)]
    [InlineData(2, 4, 7, ZeroPlacement.Both)]
    [InlineData(3, 8, 8, ZeroPlacement.Both)]
    [InlineData(1, 3, 3, ZeroPlacement.End)]
    public void TheOneOperatorIsTheCompositionOfTheSeparateOnes(int stride, int height, int width, ZeroPlacement zeros)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(6);
        var shortcut = new PaddedIdentity(3, 8, stride, zeros);
        var x = randn(2, height, width, 3).permute(0, 3, 1, 2).requires_grad_();
        var y = shortcut.Fused(x);
        Assert.SkipWhen(y is null, "This stack has no fused operator.");
        var expected = shortcut.Compose(x);
        var weights = randn_like(expected);

        Assert.True(expected.allclose(y, 0, 0));
        var gradient = autograd.grad([expected], [x], [weights])[0];
        Assert.True(gradient.allclose(autograd.grad([y], [x], [weights])[0], 0, 0));
        Assert.True(SecondDerivative(shortcut.Compose).allclose(SecondDerivative(shortcut.Fused), 1e-6, 1e-6));

        Tensor SecondDerivative(Func<Tensor, Tensor?> operation)
        {
            var first = autograd.grad([operation(x)!.pow(3).sum()], [x], create_graph: true)[0];
            return autograd.grad([first.pow(2).sum()], [x])[0];
        }
    }

    [Fact]
    public void FewerOutputsThanInputsAreRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaddedIdentity(4, 2, 2));
}
