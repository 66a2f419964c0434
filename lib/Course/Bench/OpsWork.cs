using ResNets.Blocks;
using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Course.Bench;

/// <summary>Single operators, forward and backward, and small tensors that show what a call costs.</summary>
internal static class OpsWork
{
    private static readonly Dictionary<string, Func<Action>> s_cases = new()
    {
        ["conv 3x3, 16 to 16, 128x32x32"] = () => Convolution(16, 128, 32),
        ["conv 3x3, 32 to 32, 128x16x16"] = () => Convolution(32, 128, 16),
        ["conv 3x3, 64 to 64, 128x8x8"] = () => Convolution(64, 128, 8),
        ["conv 3x3, 64 to 64, 16x56x56"] = () => Convolution(64, 16, 56),
        ["conv 3x3, 512 to 512, 16x7x7"] = () => Convolution(512, 16, 7),
        ["batch norm + relu, 16, 128x32x32"] = () => Normalization(16, 128, 32, add: false),
        ["batch norm + add + relu, 16, 128x32x32"] = () => Normalization(16, 128, 32, add: true),
        ["batch norm + add + relu, 64, 16x56x56"] = () => Normalization(64, 16, 56, add: true),
        ["option A shortcut, 16 to 32, 128x32x32"] = ShortcutA,
        ["max pool 3x3, 64, 16x112x112"] = MaxPool,
        ["cross entropy, 128x10"] = CrossEntropy,
        ["sgd, resnet-110"] = Sgd,
        ["call: add, 1 element"] = () => Call((x, y) => x.add(y)),
        ["call: reshape, 1 element"] = () => Call((x, _) => x.reshape(1, 1)),
        ["call: conv2d, 1 pixel"] = ConvolutionCall,
        ["call: add forward and backward, 1 element"] = AddWithGradient,
    };

    public static IReadOnlyCollection<string> Names => s_cases.Keys;

    /// <summary>The work of one case.</summary>
    /// <param name="name">The case.</param>
    public static Action Prepare(string name)
    {
        random.manual_seed(0);
        return s_cases[name]();
    }

    private static Action Convolution(int channels, int images, int side)
    {
        Conv2d convolution = nn.Conv2d(channels, channels, 3, padding: 1, bias: false);
        ChannelsLast.Apply(convolution);
        return ForwardAndBackward(Pixels(images, channels, side), convolution.call);
    }

    private static Action Normalization(int channels, int images, int side, bool add)
    {
        BatchNorm2d bn = nn.BatchNorm2d(channels);
        Tensor x = Pixels(images, channels, side);
        if (!add)
        {
            return ForwardAndBackward(x, input => BatchNormRelu.Apply(bn, input));
        }

        Tensor plus = Pixels(images, channels, side);
        return ForwardAndBackward(x, input => BatchNormRelu.Apply(bn, input, plus));
    }

    private static Action ShortcutA() =>
        ForwardAndBackward(Pixels(128, 16, 32), new PaddedIdentity(16, 32, stride: 2).call);

    private static Action MaxPool() =>
        ForwardAndBackward(Pixels(16, 64, 112), x => F.max_pool2d(x, 3, stride: 2, padding: 1));

    private static Action CrossEntropy()
    {
        Tensor labels = randint(10, [128], ScalarType.Int64);
        return ForwardAndBackward(rand(128, 10).requires_grad_(), x => F.cross_entropy(x, labels));
    }

    private static Action Sgd()
    {
        ResNet net = ResNet.Create("resnet-110");
        optim.Optimizer optimizer = optim.SGD(net.parameters(), 1e-3, momentum: 0.9, weight_decay: 1e-4);
        foreach (Parameter parameter in net.parameters())
        {
            parameter.grad = rand_like(parameter);
        }

        return () => optimizer.step();
    }

    private static Action Call(Func<Tensor, Tensor, Tensor> operation)
    {
        Tensor x = ones(1), y = ones(1);
        return () => operation(x, y).Dispose();
    }

    private static Action ConvolutionCall()
    {
        Tensor x = ones(1, 1, 1, 1), weight = ones(1, 1, 1, 1);
        return () =>
        {
            using var without = no_grad();
            F.conv2d(x, weight).Dispose();
        };
    }

    private static Action AddWithGradient()
    {
        Tensor x = ones(1).requires_grad_(), y = ones(1);
        return ForwardAndBackward(x, input => input.add(y));
    }

    private static Tensor Pixels(int images, int channels, int side) =>
        rand(images, side, side, channels).permute(0, 3, 1, 2).requires_grad_();

    /// <summary>The operation and its gradients, from a gradient of ones; gradients are dropped, not added up.</summary>
    private static Action ForwardAndBackward(Tensor x, Func<Tensor, Tensor> operation)
    {
        Tensor? gradient = null;
        return () =>
        {
            using var scope = NewDisposeScope();
            x.grad = null;
            Tensor y = operation(x);
            gradient ??= ones_like(y).DetachFromDisposeScope();
            y.backward([gradient]);
        };
    }
}
