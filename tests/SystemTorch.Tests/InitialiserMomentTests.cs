using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemTorch.Tests;

/// <summary>Mean and standard deviation of what initialisers draw, against their closed forms.</summary>
public class InitialiserMomentTests
{
    private const long Out = 128;
    private const long In = 64;
    private const long Kernel = 9;

    private static readonly Dictionary<string, (Action<Tensor> Fill, double Mean, double Deviation)> s_initialisers = new()
    {
        ["kaiming_normal, fan in"] = (w => init.kaiming_normal_(w), 0, Math.Sqrt(2.0 / (In * Kernel))),
        ["kaiming_normal, fan out"] = (w => init.kaiming_normal_(w, mode: init.FanInOut.FanOut), 0, Math.Sqrt(2.0 / (Out * Kernel))),
        ["kaiming_uniform"] = (w => init.kaiming_uniform_(w), 0, Math.Sqrt(2.0 / (In * Kernel))),
        ["kaiming_uniform, slope √5"] = (w => init.kaiming_uniform_(w, Math.Sqrt(5)), 0, Math.Sqrt(1.0 / (3 * In * Kernel))),
        ["xavier_normal"] = (w => init.xavier_normal_(w), 0, Math.Sqrt(2.0 / ((In + Out) * Kernel))),
        ["xavier_uniform, gain 2"] = (w => init.xavier_uniform_(w, 2), 0, 2 * Math.Sqrt(2.0 / ((In + Out) * Kernel))),
        ["normal"] = (w => init.normal_(w, 3, 0.5), 3, 0.5),
        ["uniform"] = (w => init.uniform_(w, -1, 3), 1, 4 / Math.Sqrt(12)),
        ["constant"] = (w => init.constant_(w, 0.25), 0.25, 0),
    };

    public static TheoryData<string> Names => [.. s_initialisers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AreThoseOfTheDistribution(string name)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(8);
        var (fill, mean, deviation) = s_initialisers[name];
        var weight = empty(Out, In, 3, 3);
        fill(weight);
        var values = weight.to(float64);

        // Four standard errors of a mean, and of a standard deviation, of this many numbers.
        var error = 4 * deviation / Math.Sqrt(weight.numel());
        Assert.Equal(mean, values.mean().item<double>(), error + 1e-9);
        Assert.Equal(deviation, values.std().item<double>(), error + 1e-9);
    }
}
