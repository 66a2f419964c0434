using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>
/// 1×1 convolutions with a stride of few channels, as projections of narrow networks have them: oneDNN 2.6 computes a wrong
/// gradient of their weights on some processors.
/// </summary>
public sealed class ProjectionTests
{
    [Theory]
    [InlineData(2, 4, 2, 2)]
    [InlineData(3, 16, 2, 2)]
    [InlineData(4, 8, 2, 2)]
    [InlineData(5, 32, 3, 3)]
    [InlineData(7, 4, 1, 2)]
    [InlineData(8, 16, 2, 2)]
    public void TheGradientsAreThoseOfDoublePrecision(int from, int to, int down, int across)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(0);
        Tensor input = rand(4, 9, 8, from).permute(0, 3, 1, 2);
        Tensor weight = rand(to, from, 1, 1);
        Tensor bias = rand(to);
        Tensor[] exact = Computed(ScalarType.Float64);

        for (var again = 0; again < 8; again++)
        {
            LeaveLargeNumbersBehind(input.numel());
            Tensor[] found = Computed(ScalarType.Float32);
            Assert.All(found.Zip(exact), pair => Assert.Equal(pair.Second.shape, pair.First.shape));
            Assert.All(found.Zip(exact), pair => Assert.InRange((pair.First - pair.Second).abs().max().item<double>(), 0, 1e-3));
        }

        Tensor[] Computed(ScalarType type)
        {
            Tensor[] parts = [.. new[] { input, weight, bias }.Select(part => part.to(type).detach().requires_grad_())];
            Tensor output = nn.functional.conv2d(parts[0], parts[1], parts[2], [down, across]);
            output.square().sum().backward();
            return [output.detach().to(ScalarType.Float64), .. parts.Select(part => part.grad!.to(ScalarType.Float64))];
        }
    }

    /// <summary>So that what is read beyond a tensor shows.</summary>
    private static void LeaveLargeNumbersBehind(long count)
    {
        using var scope = NewDisposeScope();
        foreach (var size in new[] { count, count / 2, count / 4, count / 8 })
            _ = Enumerable.Range(0, 8).Select(_ => full([size], 1e6)).ToArray();
    }
}
