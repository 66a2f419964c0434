using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemTorch.Tests;

/// <summary>Layers with PyTorch's weights: outputs, gradients, running statistics, evaluation.</summary>
public class ModuleFixtureTests
{
    private const double Exact = 1e-11;

    private static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> s_layers = new()
    {
        ["conv"] = () => Conv2d(4, 6, 3, stride: 2, padding: 1),
        ["conv_groups"] = () => Conv2d(4, 8, (3, 1), dilation: (2, 1), groups: 4, bias: false),
        ["conv_same"] = () => Conv2d(4, 2, (2, 3), Padding.Same),
        ["conv_reflect"] = () => Conv2d(4, 2, 3, padding: 2, padding_mode: PaddingModes.Reflect),
        ["batch_norm"] = () => BatchNorm2d(4, momentum: 0.3),
        ["batch_norm_average"] = () => Averaging(BatchNorm2d(4)),
        ["batch_norm_plain"] = () => BatchNorm2d(4, affine: false, track_running_stats: false),
        ["batch_norm_1d"] = () => BatchNorm1d(5),
        ["linear"] = () => Linear(6, 3),
        ["group_norm"] = () => GroupNorm(2, 4),
        ["layer_norm"] = () => LayerNorm([5, 6]),
        ["sequential"] = () => Sequential(
            Conv2d(4, 3, 3), BatchNorm2d(3), ReLU(), AdaptiveAvgPool2d(1), Flatten(), Linear(3, 2)),
    };

    public static TheoryData<string> Layers => [.. s_layers.Keys];

    [Fact]
    public void EveryLayerOfTheFixtureIsTested() => Assert.Equal(
        Fixture.Modules.Keys.Select(key => key.Split('/')[0]).Distinct().Order(), s_layers.Keys.Order());

    [Theory]
    [MemberData(nameof(Layers))]
    public void BehavesAsPyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var fixture = Fixture.Modules;
        using var layer = s_layers[name]().@double();
        layer.load_state_dict(fixture.Under(name + "/state/"));

        var input = fixture[name + "/in0"].clone().requires_grad_();
        var output = layer.call(input);
        Expect.Close(fixture[name + "/out"], output, Exact, name);

        (output * fixture[name + "/weights"]).sum().backward();
        Expect.Close(fixture[name + "/ingrad0"], input.grad!, Exact, $"{name}, gradient of the input");
        foreach (var (key, parameter) in layer.named_parameters())
        {
            Expect.Close(fixture[$"{name}/grad/{key}"], parameter.grad!, Exact, $"{name}, gradient of {key}");
        }

        foreach (var (key, buffer) in layer.named_buffers())
        {
            Expect.Close(fixture[$"{name}/after/{key}"], buffer, Exact, $"{name}, {key} after a step");
        }

        layer.eval();
        Expect.Close(fixture[name + "/eval"], layer.call(input), Exact, $"{name}, evaluation");
    }

    private static BatchNorm2d Averaging(BatchNorm2d layer)
    {
        layer.momentum = null;
        return layer;
    }
}
