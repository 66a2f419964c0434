using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemTorch.Tests;

/// <summary>The same seed gives the numbers that PyTorch gives.</summary>
public class SeedTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_initializations = new()
    {
        ["kaiming_normal"] = w => init.kaiming_normal_(w, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU),
        ["kaiming_uniform"] = w => init.kaiming_uniform_(w, 0.2),
        ["xavier_normal"] = w => init.xavier_normal_(w, 1.5),
        ["xavier_uniform"] = w => init.xavier_uniform_(w),
        ["trunc_normal"] = w => init.trunc_normal_(w, 0.1, 0.7, -1, 1),
        ["orthogonal"] = w => init.orthogonal_(w, 2),
        ["dirac"] = w => init.dirac_(w),
    };

    public static TheoryData<string> Initializations => [.. s_initializations.Keys];

    [Fact]
    public void RandomTensorsAreTheSame()
    {
        using var scope = NewDisposeScope();
        manual_seed(17);
        var fixture = Fixture.Seeds;
        Expect.Same(fixture["rand"], rand(5), "rand");
        Expect.Close(fixture["randn"], randn(40), 1e-6, "randn");
        Expect.Same(fixture["randint"], randint(3, 50, [7L]), "randint");
        Expect.Same(fixture["randperm"], randperm(11), "randperm");
        Expect.Same(fixture["bernoulli"], empty(12).bernoulli_(0.3), "bernoulli");
        Expect.Close(fixture["normal"], empty(6, float64).normal_(2, 3), 1e-12, "normal");
        Expect.Close(fixture["dropout"], functional.dropout(ones(20), 0.4), 1e-6, "dropout");
        Expect.Same(
            fixture["multinomial"], multinomial(tensor(new[] { 0.1f, 0.2f, 0.7f }), 9, replacement: true), "multinomial");
    }

    [Fact]
    public void NewLayersAreTheSame()
    {
        using var scope = NewDisposeScope();
        manual_seed(23);
        Compare("conv/", Conv2d(3, 4, 3));
        manual_seed(23);
        Compare("linear/", Linear(5, 3));
    }

    [Theory]
    [MemberData(nameof(Initializations))]
    public void InitializationsAreTheSame(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(31);
        var weight = empty(4, 3, 3, 2);
        Assert.Same(weight, s_initializations[name](weight));
        Expect.Close(Fixture.Seeds["init/" + name], weight, 2e-6, name);
    }

    [Fact]
    public void AGeneratorHasItsOwnState()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        Expect.Close(Fixture.Seeds["generator"], randn(3, generator: generator), 1e-6);
        Assert.Equal(5, generator.initial_seed());

        using var state = generator.get_state();
        var first = rand(4, generator: generator);
        randn(3);
        generator.set_state(state);
        Expect.Same(first, rand(4, generator: generator));
    }

    [Fact]
    public void TheStateOfTheProcessCanBeKept()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(3, manual_seed(3).initial_seed());
        Assert.Equal(3, random.initial_seed());
        var state = random.get_rng_state();
        var first = randn(4);
        random.set_rng_state(state);
        Expect.Same(first, randn(4));
        Assert.NotEqual(seed(), seed());
    }

    [Fact]
    public void SparseColumnsHaveTheirZeros()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var weight = init.sparse_(empty(10, 6), 0.35, std: 2);
        Expect.Values((weight == 0).sum(dim: 0), 4L, 4, 4, 4, 4, 4);
    }

    [Fact]
    public void MomentsAreThoseOfTheFormulas()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var weight = empty(256, 64, 3, 3);
        init.kaiming_normal_(weight, mode: init.FanInOut.FanIn, nonlinearity: init.NonlinearityType.ReLU);
        Assert.Equal(Math.Sqrt(2.0 / (64 * 9)), weight.std().item<float>(), 3e-4);
        init.xavier_uniform_(weight);
        var bound = Math.Sqrt(6.0 / ((64 + 256) * 9));
        Assert.Equal(bound / Math.Sqrt(3), weight.std().item<float>(), 3e-4);
        Assert.InRange(weight.abs().max().item<float>(), 0.99 * bound, bound);
        Assert.Equal((64 * 9, 256 * 9), init.CalculateFanInAndFanOut(weight));
    }

    private static void Compare(string prefix, Module layer)
    {
        using (layer)
        {
            foreach (var (key, expected) in Fixture.Seeds.Under(prefix))
            {
                Expect.Same(expected, layer.state_dict()[key], prefix + key);
            }
        }
    }
}
