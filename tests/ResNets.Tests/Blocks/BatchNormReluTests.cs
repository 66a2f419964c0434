using ResNets.Blocks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Tests.Blocks;

/// <summary>The fused operator against the composition of the separate ones.</summary>
public class BatchNormReluTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<long[], bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<long[], bool, bool>();
            long[][] shapes = [[4, 16, 6, 6], [3, 8, 5, 7], [2, 64, 3, 3], [2, 128, 9, 5], [5, 3, 7, 1], [2, 24, 4, 4], [1, 1, 3, 2], [3, 320, 2, 3]];
            foreach (var shape in shapes)
            {
                cases.Add(shape, false, true);
                cases.Add(shape, true, true);
                cases.Add(shape, true, false);
                cases.Add(shape, false, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_gradients_and_statistics_are_those_of_the_composition(long[] shape, bool add, bool training)
    {
        using var scope = NewDisposeScope();
        var fused = Run(shape, add, training, BatchNormRelu.Fused);
        Assert.SkipWhen(fused is null, "This stack has no fused operator.");
        var plain = Run(shape, add, training, BatchNormRelu.Compose)!;

        foreach (var (name, expected) in plain)
        {
            // Sums of many terms that cancel carry the rounding of the largest, in an order that the number of threads decides.
            var scale = Math.Max(1, expected.abs().max().item<float>());
            Assert.True(expected.allclose(fused[name], Tolerance, Tolerance * scale), $"{name} differs");
        }
    }

    [Fact]
    public void A_gradient_that_somebody_keeps_is_not_written_over()
    {
        using var scope = NewDisposeScope();
        using var bn = nn.BatchNorm2d(16);
        foreach (var add in new[] { false, true })
        {
            var x = Pixels([2, 16, 4, 4]).requires_grad_();
            var y = BatchNormRelu.Fused(bn, x, add ? Pixels([2, 16, 4, 4]) : null);
            Assert.SkipWhen(y is null, "This stack has no fused operator.");
            y.retain_grad();
            var incoming = randn_like(y);
            var copy = incoming.clone();
            y.backward([incoming]);

            Assert.True(incoming.allclose(copy, 0, 0));
            Assert.True(y.grad!.allclose(copy, 0, 0));
        }
    }

    [Fact]
    public void A_second_derivative_is_that_of_the_composition()
    {
        using var scope = NewDisposeScope();
        foreach (var add in new[] { false, true })
        {
            var fused = SecondDerivative(BatchNormRelu.Fused, add);
            Assert.SkipWhen(fused is null, "This stack has no fused operator.");
            Assert.True(SecondDerivative(BatchNormRelu.Compose, add)!.allclose(fused, 1e-4, 1e-4));
        }
    }

    [Fact]
    public void A_missing_number_stays_one()
    {
        using var scope = NewDisposeScope();
        using var bn = nn.BatchNorm2d(1);
        bn.eval();
        var x = tensor(new[] { float.NaN, 1f }).reshape(1, 1, 1, 2);
        var y = BatchNormRelu.Apply(bn, x).flatten();
        Assert.True(float.IsNaN(y[0].item<float>()));
        Assert.False(float.IsNaN(y[1].item<float>()));
    }

    private static Dictionary<string, Tensor>? Run(
        long[] shape, bool add, bool training, Func<BatchNorm2d, Tensor, Tensor?, Tensor?> operation)
    {
        random.manual_seed(4);
        var bn = Normalization(shape[1]);
        bn.train(training);
        var x = Pixels(shape).mul(3).add(20).detach().requires_grad_();
        var plus = add ? Pixels(shape).requires_grad_() : null;
        if (operation(bn, x, plus) is not { } y)
        {
            return null;
        }

        y.backward([Pixels(shape)]);
        var results = new Dictionary<string, Tensor>
        {
            ["y"] = y.detach(),
            ["gradient of x"] = x.grad!,
            ["gradient of the weight"] = bn.weight.grad!,
            ["gradient of the bias"] = bn.bias!.grad!,
            ["running mean"] = bn.running_mean!,
            ["running variance"] = bn.running_var!,
        };
        if (plus is not null)
        {
            results["gradient of what is added"] = plus.grad!;
        }

        return results;
    }

    private static Tensor? SecondDerivative(Func<BatchNorm2d, Tensor, Tensor?, Tensor?> operation, bool add)
    {
        random.manual_seed(5);
        long[] shape = [3, 4, 5, 2];
        var bn = Normalization(shape[1]);
        var x = Pixels(shape).requires_grad_();
        if (operation(bn, x, add ? Pixels(shape) : null) is not { } y)
        {
            return null;
        }

        var first = autograd.grad([y.pow(2).sum()], [x], create_graph: true)[0];
        return autograd.grad([first.pow(2).sum()], [x])[0];
    }

    private static BatchNorm2d Normalization(long channels)
    {
        var bn = nn.BatchNorm2d(channels);
        using var mode = no_grad();
        nn.init.uniform_(bn.weight!, 0.5, 1.5);
        nn.init.uniform_(bn.bias!, -1, 1);
        nn.init.uniform_(bn.running_mean!, 19, 21);
        nn.init.uniform_(bn.running_var!, 5, 10);
        return bn;
    }

    private static Tensor Pixels(long[] shape) =>
        randn(shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2);
}
