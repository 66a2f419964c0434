using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>
/// L-BFGS against PyTorch's on Rosenbrock's function: losses, values and how often the closure is called. Curvature divides by
/// small differences, so that the rounding of a sum grows over sixty updates to some 1e-8.
/// </summary>
public sealed class LbfgsTests
{
    private static readonly Dictionary<string, Func<Parameter[], LBFGS>> s_variants = new()
    {
        ["plain"] = p => optim.LBFGS(p, 0.05, tolerange_grad: 1e-7),
        ["short"] = p => optim.LBFGS(p, 0.1, max_iter: 7, tolerange_grad: 1e-7, history_size: 3),
        ["few"] = p => optim.LBFGS(p, 0.1, max_iter: 30, max_eval: 9, tolerange_grad: 1e-7),
        ["loose"] = p => optim.LBFGS(p, 0.5, tolerange_grad: 5),
    };

    public static TheoryData<string> Variants => [.. s_variants.Keys];

    [Theory]
    [MemberData(nameof(Variants))]
    public void StepsAsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters =
        [
            new(tensor(new[] { -0.5, 0.4, 0.3, 0.9 }).reshape(2, 2)), new(tensor(new[] { 0.7, -0.2, 0.1, 0.6 })),
        ];
        using var optimizer = s_variants[name](parameters);
        var (losses, counts, calls) = (new List<double>(), new List<long>(), 0L);
        for (var i = 0; i < 3; i++)
        {
            losses.Add(optimizer.step(Closure).item<double>());
            counts.Add(calls);
        }

        Assert.Equal(Fixture.Lbfgs[$"{name}/calls"].data<long>().ToArray(), counts);
        Expect.Close(Fixture.Lbfgs[$"{name}/losses"], tensor(losses.ToArray()), 1e-7, $"{name}, losses");
        Expect.Close(Fixture.Lbfgs[$"{name}/x"], parameters[0], 1e-7, $"{name}, x");
        Expect.Close(Fixture.Lbfgs[$"{name}/y"], parameters[1], 1e-7, $"{name}, y");

        Tensor Closure()
        {
            optimizer.zero_grad();
            var (x, y) = (parameters[0], parameters[1].reshape(2, 2));
            var loss = (((y - x.square()).square() * 10) + (1 - x).square()).sum();
            loss.backward();
            calls++;
            return loss;
        }
    }

    [Fact]
    public void WithoutAClosureThereIsNoStep()
    {
        using var parameter = new Parameter(ones(2));
        using var optimizer = optim.LBFGS([parameter]);
        Assert.Throws<ArgumentNullException>(() => optimizer.step(null));
    }
}
