using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Operators and their gradients against PyTorch's, in float64, and against finite differences.</summary>
public class OperatorTests
{
    private const double Exact = 1e-12;
    private const double Step = 1e-6;
    private const double DifferenceTolerance = 2e-7;

    private const double SinglePrecision = 5e-5;

    public static TheoryData<string> Names => [.. OperatorCases.Names];

    public static TheoryData<string> Differentiable => [.. WithGradients()];

    public static TheoryData<string> Smooth => [.. WithGradients().Except(OperatorCases.Rounded)];

    [Fact]
    public void EveryOperatorOfTheFixtureIsTested()
    {
        var made = Fixture.Operators.Keys.Select(key => key.Split('/')[0]).Distinct().Order();
        Assert.Equal(made, OperatorCases.Names.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GivesPyTorchsResult(string name)
    {
        using var scope = NewDisposeScope();
        var outputs = OperatorCases.Run(name, Fixture.Operators.Numbered(name + "/in"));
        var expected = Fixture.Operators.Numbered(name + "/out");
        Assert.Equal(expected.Length, outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
        {
            Expect.Close(expected[i], outputs[i], Exact, $"{name}, output {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void GivesPyTorchsGradients(string name)
    {
        using var scope = NewDisposeScope();
        var inputs = Leaves(name);
        var tolerance = OperatorCases.Rounded.Contains(name) ? SinglePrecision : Exact;
        Weighted(name, inputs).backward();
        for (var i = 0; i < inputs.Length; i++)
        {
            var gradient = inputs[i].grad;
            var expected = Fixture.Operators.Find($"{name}/grad{i}");
            Assert.Equal(expected is null, gradient is null);
            if (expected is not null)
            {
                Expect.Close(expected, gradient!, tolerance, $"{name}, gradient of input {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Smooth))]
    public void GradientsAreSlopes(string name)
    {
        using var threads = new Threads(1);
        using var scope = NewDisposeScope();
        var inputs = Leaves(name);
        Weighted(name, inputs).backward();
        foreach (var input in inputs.Where(input => input.grad is not null))
        {
            Expect.Close(Slopes(name, inputs, input), input.grad!, DifferenceTolerance * (1 + Scale(input)), name);
        }
    }

    private static IEnumerable<string> WithGradients() =>
        OperatorCases.Names.Where(name => Fixture.Operators.Under(name + "/grad").Count > 0);

    private static Tensor[] Leaves(string name) =>
        [.. Fixture.Operators.Numbered(name + "/in").Select(input => input.clone().requires_grad_(input.is_floating_point()))];

    /// <summary>The sum of the outputs by the weights of the fixture: a function with one value.</summary>
    private static Tensor Weighted(string name, Tensor[] inputs)
    {
        var outputs = OperatorCases.Run(name, inputs);
        return outputs
            .Select((output, i) => (output, weights: Fixture.Operators.Find($"{name}/weights{i}")))
            .Where(pair => pair.weights is not null)
            .Select(pair => (pair.output * pair.weights!).sum())
            .Aggregate((sum, term) => sum + term);
    }

    private static Tensor Slopes(string name, Tensor[] inputs, Tensor input)
    {
        using var mode = no_grad();
        var slopes = zeros_like(input);
        var values = input.flatten();
        for (long i = 0; i < values.numel(); i++)
        {
            using var scope = NewDisposeScope();
            var centre = values[i].item<double>();
            values[i] = centre + Step;
            var above = Weighted(name, inputs).item<double>();
            values[i] = centre - Step;
            var below = Weighted(name, inputs).item<double>();
            values[i] = centre;
            slopes.flatten()[i] = (above - below) / (2 * Step);
        }

        return slopes;
    }

    private static double Scale(Tensor input) => input.grad!.abs().max().item<double>();
}
