using ResNets.Blocks;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Tests.Networks;

/// <summary>
/// The full networks against torchvision 0.14, and CIFAR's ResNet-20 against PyTorch (tests/fixtures/torchvision/make.py).
/// Every weight is a hash of its place, so that only logits are stored.
/// </summary>
public sealed class TorchvisionTests
{
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("resnet-18", "resnet-18", Shortcut.B)]
    [InlineData("resnet-50", "resnet-50", Shortcut.B)]
    [InlineData("resnet-20 A", "resnet-20", Shortcut.A)]
    [InlineData("resnet-20 B", "resnet-20", Shortcut.B)]
    public void KeysAndLogitsAgree(string fixture, string name, Shortcut option)
    {
        var expected = Fixtures.Torchvision.EnumerateArray().Single(c => c.GetProperty("name").GetString() == fixture);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var net = ResNet.Create(name, option, stride: StridePlacement.Middle);
        Assert.Equal(expected.GetProperty("keys").EnumerateArray().Select(key => key.GetString()).Order(), net.state_dict().Keys.Order());
        Fill(net);
        net.eval();
        var side = expected.GetProperty("side").GetInt64();
        var found = net.call(tensor(Uniform(2 * 3 * side * side, 0)).reshape(2, 3, side, side)).reshape(-1).data<float>().ToArray();
        var logits = expected.GetProperty("logits").EnumerateArray().Select(logit => logit.GetDouble()).ToArray();
        Assert.Equal(logits.Length, found.Length);
        Assert.True(logits.Max() - logits.Min() > 0.1, "logits that hardly differ would prove nothing");
        Assert.All(logits.Zip(found), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    private static void Fill(ResNet net)
    {
        var stream = 0u;
        foreach (var (key, value) in net.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            stream++;
            if (!key.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            {
                using var numbers = tensor(Values(key, value, stream)).reshape(value.shape);
                value.copy_(numbers);
            }
        }
    }

    private static float[] Values(string key, Tensor value, uint stream)
    {
        var (shift, scale) = value.dim() > 1 ? (0, Math.Sqrt(6.0 * value.shape[0] / value.numel()))
            : key.EndsWith("running_var", StringComparison.Ordinal) ? (1, 0.5)
            : key.EndsWith("weight", StringComparison.Ordinal) ? (0.75, 0.25)
            : (0, 0.1);
        return Uniform(value.numel(), stream, shift, scale);
    }

    /// <summary>Numbers from −1 to 1: 32-bit integers mixed as in MurmurHash3, one stream for each tensor.</summary>
    private static float[] Uniform(long count, uint stream, double shift = 0, double scale = 1)
    {
        var numbers = new float[count];
        for (var i = 0u; i < count; i++)
        {
            var x = unchecked(i + (stream * 0x9E3779B9u));
            x ^= x >> 16;
            x = unchecked(x * 0x85EBCA6Bu);
            x ^= x >> 13;
            x = unchecked(x * 0xC2B2AE35u);
            x ^= x >> 16;
            numbers[i] = (float)(shift + (scale * ((x / 2147483648.0) - 1)));
        }

        return numbers;
    }
}
