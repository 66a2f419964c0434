using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using I = TorchSharp.torch.nn.init;

namespace SystemTorch.Tests;

/// <summary>Random tensors and initial values are PyTorch's from the same seed, in single and in double precision.</summary>
public class DrawnTests
{
    private const long Seed = 31;

    private static readonly Dictionary<string, Func<ScalarType, Tensor>> s_cases = new()
    {
        ["rand"] = type => rand(3, 5, type),
        ["randn"] = type => randn(5, 7, type),
        ["randint"] = type => randint(-3, 9, [4L, 3], type),
        ["randperm"] = type => randperm(13, type),
        ["rand_like"] = type => rand_like(Matrix(type)),
        ["randn_like"] = type => randn_like(Matrix(type)),
        ["randint_like"] = type => randint_like(Matrix(type), 2, 7),
        ["bernoulli"] = type => bernoulli(Shares(type)),
        ["bernoulli_"] = type => Matrix(type).bernoulli_(0.3),
        ["bernoulli_shares_"] = type => Shares(type).bernoulli_(Shares(type)),
        ["exponential_"] = type => Matrix(type).exponential_(0.7),
        ["normal_"] = type => Matrix(type).normal_(2, 3),
        ["random_"] = type => Matrix(type).random_(-4, 11),
        ["uniform_"] = type => Matrix(type).uniform_(-2, 5),
        ["multinomial"] = type => multinomial(Shares(type), 6),
        ["normal"] = type => normal(1.5, 0.5, [4, 5], type),
        ["normal_tensors"] = type => normal(Shares(type), Shares(type) * 2),
        ["dropout"] = type => F.dropout(ones(4, 6, type), 0.4),
        ["dropout2d"] = type => F.dropout2d(ones(3, 4, 2, 2, type)),
        ["init.uniform_"] = type => I.uniform_(Weight(type), -0.3, 0.2),
        ["init.normal_"] = type => I.normal_(Weight(type), 0.1, 0.2),
        ["init.constant_"] = type => I.constant_(Weight(type), 0.3),
        ["init.ones_"] = type => I.ones_(Weight(type)),
        ["init.zeros_"] = type => I.zeros_(Weight(type)),
        ["init.eye_"] = type => I.eye_(Matrix(type)),
        ["init.dirac_"] = type => I.dirac_(Weight(type)),
        ["init.glorot_normal_"] = type => I.glorot_normal_(Weight(type), 0.7),
        ["init.glorot_uniform_"] = type => I.glorot_uniform_(Weight(type), 1.3),
        ["init.xavier_normal_"] = type => I.xavier_normal_(Weight(type)),
        ["init.xavier_uniform_"] = type => I.xavier_uniform_(Weight(type)),
        ["init.kaiming_normal_"] = type => I.kaiming_normal_(Weight(type), 0, I.FanInOut.FanOut, I.NonlinearityType.ReLU),
        ["init.kaiming_uniform_"] = type => I.kaiming_uniform_(Weight(type), 0.2),
        ["init.trunc_normal_"] = type => I.trunc_normal_(Weight(type), 0.1, 0.7, -1, 1),
        ["init.orthogonal_"] = type => I.orthogonal_(Weight(type), 2),
        ["init.sparse_"] = type => I.sparse_(Matrix(type), 0.35, 2),
        ["init.calculate_gain"] = type => tensor(
            Enum.GetValues<I.NonlinearityType>().Select(function => I.calculate_gain(function, 0.2)).ToArray(), type),
    };

    public static TheoryData<string, ScalarType> Cases
    {
        get
        {
            var cases = new TheoryData<string, ScalarType>();
            foreach (var name in s_cases.Keys)
            {
                cases.Add(name, ScalarType.Float32);
                cases.Add(name, ScalarType.Float64);
            }

            return cases;
        }
    }

    [Fact]
    public void EveryCaseOfTheFixtureIsTested() => Assert.Equal(
        Fixture.Drawn.Keys.Select(key => key.Split('/')[0]).Distinct().Order(StringComparer.Ordinal),
        s_cases.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsPyTorchsFromTheSameSeed(string name, ScalarType type)
    {
        using var scope = NewDisposeScope();
        manual_seed(Seed);
        var isSingle = type == ScalarType.Float32;
        var expected = Fixture.Drawn[$"{name}/{(isSingle ? "single" : "double")}"];
        Expect.Close(expected, s_cases[name](type), isSingle ? 2e-6 : 1e-13, $"{name}, {type}");
    }

    private static Tensor Weight(ScalarType type) => empty(4, 3, 3, 2, type);

    private static Tensor Matrix(ScalarType type) => empty(7, 5, type);

    private static Tensor Shares(ScalarType type) => linspace(0.1, 0.9, 9, type);
}
