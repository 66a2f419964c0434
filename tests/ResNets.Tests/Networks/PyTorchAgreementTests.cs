using System.Text.Json;
using ResNets.Blocks;
using ResNets.Networks;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Tests.Networks;

/// <summary>
/// Small networks of every shortcut option against the same networks in PyTorch (tests/fixtures/resnets/make.py), in double
/// precision, because deep networks amplify rounding.
/// </summary>
public sealed class PyTorchAgreementTests
{
    private const double Tolerance = 1e-8;
    private const double FloatTolerance = 2e-4;

    public static TheoryData<string, bool> Cases => [.. Names(_ => true).SelectMany(name => new[] { (name, false), (name, true) })];

    public static TheoryData<string> Shallow => [.. Names(name => !name.Contains("-18-", StringComparison.Ordinal) && !name.Contains("-50-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardBackwardAndBuffersAgree(string name, bool channelsLast) =>
        Compare(name, ScalarType.Float64, channelsLast, Tolerance);

    /// <summary>A float batch in channels_last takes the fused operators where a stack has them.</summary>
    [Theory]
    [MemberData(nameof(Shallow))]
    public void FusedOperatorsAgree(string name) => Compare(name, ScalarType.Float32, channelsLast: true, FloatTolerance);

    private static void Compare(string name, ScalarType dtype, bool channelsLast, double tolerance)
    {
        var expected = Fixtures.Networks.EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        using var scope = NewDisposeScope();
        using var net = new ResNet(Spec(name));
        net.to(dtype);
        Fill(net, dtype);
        Assert.Equal(expected.GetProperty("parameters").GetInt64(), net.parameters().Sum(p => p.numel()));

        var size = net.Spec.Family == Family.ImageNet ? 64 : 16;
        var images = Wave([4, 3, size, size], 0.5, 1.0, dtype);
        images = channelsLast ? images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : images;
        images.requires_grad_();
        net.train();
        var logits = net.call(images);
        var loss = F.cross_entropy(logits, tensor(new long[] { 0, 1, 2, 1 }));
        loss.backward();
        AssertClose(expected.GetProperty("loss").GetDouble(), (double)loss, "loss", tolerance);
        AssertClose(expected.GetProperty("logits"), logits, "logits", tolerance);
        AssertClose(expected.GetProperty("gradientOfImages").GetDouble(), (double)images.grad!.norm(), "gradient of images", tolerance);
        foreach (var (key, parameter) in net.Parameters())
        {
            AssertClose(expected.GetProperty("gradients").GetProperty(key).GetDouble(), (double)parameter.grad!.norm(), key, tolerance);
        }

        foreach (var (key, buffer) in net.state_dict().Where(b => b.Key.EndsWith("running_mean", StringComparison.Ordinal)))
        {
            AssertClose(expected.GetProperty("runningMeans").GetProperty(key).GetDouble(), (double)buffer.sum(), key, tolerance);
        }

        net.eval();
        using var _ = no_grad();
        AssertClose(expected.GetProperty("evaluated"), net.call(images), "evaluated", tolerance);
    }

    private static IEnumerable<string> Names(Func<string, bool> chosen) =>
        Fixtures.Networks.EnumerateArray().Select(c => c.GetProperty("name").GetString()!).Where(chosen);

    private static NetworkSpec Spec(string name)
    {
        var parts = name.Split('-');
        var imageNet = parts[1] is "18" or "50";
        var spec = Variants.Find($"{parts[0]}-{parts[1]}");
        return spec with
        {
            Width = imageNet && parts[1] == "50" ? 2 : 4,
            Classes = 3,
            Options = new BlockOptions(
                spec.IsPlain ? Shortcut.None : Enum.Parse<Shortcut>(parts[2]),
                name.EndsWith("Both", StringComparison.Ordinal) ? ZeroPlacement.Both : ZeroPlacement.End,
                name.EndsWith("v1.5", StringComparison.Ordinal) ? StridePlacement.Middle : StridePlacement.First),
        };
    }

    private static void Fill(ResNet net, ScalarType dtype)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var index = 0;
        foreach (var (name, parameter) in net.Parameters().OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var isScale = parameter.dim() == 1 && name.EndsWith("weight", StringComparison.Ordinal);
            parameter.copy_(Wave(parameter.shape, index++, 0.3, dtype) + (isScale ? 1 : 0));
        }
    }

    private static Tensor Wave(long[] shape, double phase, double scale, ScalarType dtype)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        var values = new double[count];
        for (var k = 0; k < count; k++)
        {
            values[k] = scale * Math.Sin((0.37 * k) + phase);
        }

        return tensor(values).reshape(shape).to(dtype);
    }

    private static void AssertClose(JsonElement expected, Tensor found, string what, double tolerance)
    {
        var numbers = found.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
        Assert.Equal(expected.GetArrayLength(), numbers.Length);
        foreach (var (number, index) in expected.EnumerateArray().Select((number, index) => (number, index)))
        {
            AssertClose(number.GetDouble(), numbers[index], $"{what}[{index}]", tolerance);
        }
    }

    private static void AssertClose(double expected, double found, string what, double tolerance) =>
        Assert.True(
            Math.Abs(expected - found) <= tolerance * Math.Max(1, Math.Abs(expected)),
            $"{what}: PyTorch has {expected:G12}, this has {found:G12}");
}
