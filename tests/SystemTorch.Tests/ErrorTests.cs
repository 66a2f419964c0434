using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SystemTorch.Tests;

/// <summary>Mistakes end in an exception with a short message, never in a crash.</summary>
public class ErrorTests
{
    /// <summary>Mistakes, what libtorch says of them, and the call and the advice that go with it.</summary>
    private static readonly Dictionary<string, (Func<Tensor> Call, string Message)> s_mistakes = new()
    {
        ["matmul"] = (
            () => ones(2, 3).matmul(ones(2, 3)),
            "matmul(Float[2, 3], Float[2, 3]): mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3); the last size of the " +
            "first must be the first of the second: transpose or reshape one."),
        ["linear"] = (
            () => F.linear(ones(2, 3), ones(5, 4)),
            "linear(Float[2, 3], Float[5, 4]): mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5); the last size of the " +
            "input must be the last of the weight, in_features."),
        ["add"] = (
            () => ones(2, 3) + ones(2, 4),
            "add(Float[2, 3], Float[2, 4]): The size of tensor a (3) must match the size of tensor b (4) at non-singleton " +
            "dimension 1; sizes must be equal or 1, counted from the last: reshape or unsqueeze one of them."),
        ["add in place"] = (
            () => ones(3).add_(ones(2, 3)),
            "add_(Float[3], Float[2, 3]): output with shape [3] doesn't match the broadcast shape [2, 3]; in place a tensor keeps " +
            "its shape: use the operator without the underscore."),
        ["cat"] = (
            () => cat([ones(2, 3), ones(2, 4)], 0),
            "cat([Float[2, 3], Float[2, 4]]): Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 " +
            "for tensor number 1 in the list; cut or pad the others, or join along another dimension."),
        ["conv2d"] = (
            () => F.conv2d(ones(1, 3, 5, 5), ones(6, 4, 3, 3)),
            "conv2d(Float[1, 3, 5, 5], Float[6, 4, 3, 3]): Given groups=1, weight of size [6, 4, 3, 3], expected input[1, 3, 5, 5] " +
            "to have 4 channels, but got 3 channels instead; the layer's in_channels must be dimension 1 of [N, C, H, W]: " +
            "permute an image that has them last."),
        ["view"] = (
            () => ones(2, 3).view(4, 2),
            "view(Float[2, 3]): shape '[4, 2]' is invalid for input of size 6; the sizes must multiply to the number of elements; " +
            "one of them may be -1."),
        ["dimension"] = (
            () => ones(2, 3).sum(2L),
            "sum(Float[2, 3]): Dimension out of range (expected to be in range of [-2, 1], but got 2)"),
    };

    public static TheoryData<string> Mistakes => [.. s_mistakes.Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void AMistakeIsToldWithTheCallAndWhatToDo(string mistake)
    {
        using var scope = NewDisposeScope();
        var (call, message) = s_mistakes[mistake];
        Assert.Equal(message, Assert.Throws<ExternalException>(call).Message);
    }

    /// <summary>In the middle stand libtorch's words, which differ between its releases.</summary>
    [Fact]
    public void AMistakenTypeIsToldWithTheCallAndWhatToDo()
    {
        using var scope = NewDisposeScope();
        foreach (var (call, start) in new (Action Call, string Start)[]
        {
            (() => ones(2, 2).matmul(ones(2, 2, float64)), "matmul(Float[2, 2], Double[2, 2]): expected "),
            (() => F.cross_entropy(ones(2, 3), zeros(2, int32)), "cross_entropy_loss(Float[2, 3], Int[2]): expected "),
        })
        {
            var message = Assert.Throws<ExternalException>(call).Message;
            Assert.StartsWith(start, message, StringComparison.Ordinal);
            Assert.EndsWith("; convert one of them with to_type.", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnOperatorThatLibtorchNamesIsNotNamedTwice()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => F.conv2d(ones(3), ones(6, 4, 3, 3)));
        Assert.StartsWith("Expected 3D (unbatched) or 4D (batched) input to conv2d", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LongListsOfTensorsAreCutShort()
    {
        using var scope = NewDisposeScope();
        Tensor[] tensors = [.. Enumerable.Repeat(ones(1), 5), ones(2, 2)];
        var error = Assert.Throws<ExternalException>(() => cat(tensors));
        Assert.StartsWith("cat([Float[1], Float[1], Float[1], Float[1], …]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOperatorThatABackendLacksIsRefusedInOneLine()
    {
        using var scope = NewDisposeScope();
        var onlyCuda = new Op("cudnn_grid_sampler");
        var error = Assert.Throws<ExternalException>(() => onlyCuda.Call(ones(1, 1, 2, 2), ones(1, 2, 2, 2)));
        Assert.StartsWith("Could not run 'aten::cudnn_grid_sampler'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.InRange(error.Message.Length, 50, 400);
    }

    [Fact]
    public void MemoryCannotBePinnedWithoutADevice()
    {
        Assert.SkipWhen(cuda.is_available(), "Memory can be pinned where there is a CUDA device.");
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2).pin_memory());
        Assert.StartsWith("pin_memory(Float[2]): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADisposedGeneratorIsNamed()
    {
        var disposed = new Generator(1);
        disposed.Dispose();
        var error = Assert.Throws<InvalidOperationException>(() => rand(2, generator: disposed));
        Assert.StartsWith("The generator was disposed", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => disposed.initial_seed());
    }

    [Fact]
    public void UnknownOperatorsAreNamed()
    {
        var error = Assert.Throws<ExternalException>(() => new Op("no_such_operator.overload").Call());
        Assert.Equal(
            $"libtorch {__version__} has no operator 'aten::no_such_operator' with overload 'overload': let TORCH_DIR name one that " +
            "has it, and build again.",
            error.Message);
    }

    [Fact]
    public void ArgumentsAreCheckedAgainstTheSchema()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);
        Missing("aten::add: argument 'other' is missing", () => Ops.Add.Call(x, Arg.None));
        Missing("argument 'tensors' is a list with a missing tensor", () => cat([x, null!]));
        Refused("argument 'other' has no default", () => Ops.Add.Call(x));
        Refused("argument 'self' has another type", () => Ops.Add.Call(1, x));
        Refused("takes at most 3 arguments, not 4", () => Ops.Add.Call(x, x, 1, 1));
        Refused("argument 'size' is not the list", () => Ops.View.Call(x, 2.0));
        Refused("argument 'dim' has another type", () => Ops.Softmax.Call(x, 0.5));
        Refused("argument 'dtype' is not one of the values", () => Ops.Softmax.Call(x, 0, (ScalarType)99));
        Missing("argument 'tensors' is a list with a missing tensor", () => Ops.Cat.Call(Arg.Tensors([x, null])));
        Refused("argument 'device' is not a device", () => Ops.Zeros.Call(Arg.Ints([1]), Arg.None, Arg.None, new Device((DeviceType)77)));
    }

    [Fact]
    public void GradientsNeedARecord()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => ones(1).backward());
        var leaf = ones(2).requires_grad_();
        Assert.Throws<ExternalException>(() => (leaf * 2).backward());
        var loss = (leaf * leaf).sum();
        loss.backward();
        var error = Assert.Throws<ExternalException>(() => loss.backward());
        Assert.Contains("second time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyLeavesStopRequiringGradients()
    {
        using var scope = NewDisposeScope();
        var result = ones(2).requires_grad_() * 2;
        Assert.Throws<ExternalException>(() => result.requires_grad = false);
        Assert.Throws<ExternalException>(() => ones(2, int64).requires_grad_());
    }

    [Fact]
    public void GradientsHaveTheShapeOfTheirTensor()
    {
        using var scope = NewDisposeScope();
        var leaf = ones(2).requires_grad_();
        Assert.Throws<ExternalException>(() => leaf.grad = ones(3));
        Assert.Throws<ExternalException>(() => leaf.grad = ones(2, float64));
    }

    [Fact]
    public void DevicesThatAreNotThereAreNamed()
    {
        Assert.SkipWhen(cuda.is_available(), "This machine has the device.");
        var error = Assert.Throws<InvalidOperationException>(() => ones(1, device: CUDA));
        Assert.Contains("no device of type CUDA here", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => device("abacus"));
        using var here = ones(1);
        Assert.Throws<InvalidOperationException>(() => here.cuda());
        Assert.ThrowsAny<Exception>(() => here.mps());
    }

    [Fact]
    public void MessagesBelongToTheirThread()
    {
        var messages = new string[4];
        Parallel.For(0, messages.Length, i =>
        {
            using var scope = NewDisposeScope();
            messages[i] = Assert.Throws<ExternalException>(() => ones(2).view(i + 5)).Message;
        });
        for (var i = 0; i < messages.Length; i++)
        {
            Assert.Contains($"'[{i + 5}]'", messages[i], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NamesOfDimensionsAreRefused() =>
        Assert.Throws<NotSupportedException>(() => zeros([2], names: ["channel"]));

    [Fact]
    public void ValuesThatAnEnumerationLacksAreRefused()
    {
        using var scope = NewDisposeScope();
        var (x, labels) = (ones(2, 3), zeros(2, int64));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => F.cross_entropy(x, labels, reduction: (nn.Reduction)7));
        Assert.StartsWith("There is no such Reduction: it is one of None, Mean, Sum.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => F.mse_loss(x, x, (nn.Reduction)(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.gelu(x, (TorchSharp.Modules.GELU.Approximate)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.pad(x, 1, (PaddingModes)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.div(x, (RoundingMode)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.init.calculate_gain((nn.init.NonlinearityType)40));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.init.kaiming_normal_(x, mode: (nn.init.FanInOut)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Conv2d(1, 1, 3, padding_mode: (PaddingModes)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Conv2d(1, 1, 3, (Padding)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => nn.Upsample(scale_factor: [2], mode: (UpsampleMode)9));
        Assert.Throws<ArgumentException>(() => F.interpolate(ones(1, 1, 2, 2), [2], mode: (InterpolationMode)9));
    }

    [Fact]
    public void OneValuePerChannelHasNoVariance()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => F.batch_norm(ones(1, 4, 1, 1), null, null, training: true));
        Assert.StartsWith(
            "Expected more than 1 value per channel when training, got input size [1, 4, 1, 1]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => F.batch_norm(ones(1, 4), null, null, training: true));

        using var layer = nn.BatchNorm2d(4);
        Assert.Throws<ArgumentException>(() => layer.call(ones(1, 4, 1, 1)));
        Assert.Equal(0, layer.num_batches_tracked!.item<long>());
        layer.eval();
        Expect.Shape(layer.call(ones(1, 4, 1, 1)), 1, 4, 1, 1);
        layer.train();
        Expect.Shape(layer.call(ones(1, 4, 1, 2)), 1, 4, 1, 2);

        var x = ones(1, 4, 1, 1).Contiguous(memory_format.channels_last);
        Refused("batch_norm_relu: expected more than 1 value per channel", () => Ops.BatchNormRelu.Call(
            x, layer.weight, layer.bias, layer.running_mean, layer.running_var, Arg.None, true, 0.1, 1e-5));
    }

    [Fact]
    public void AnAccessorTakesOneIndexForEachDimension()
    {
        using var scope = NewDisposeScope();
        var accessor = ones(2, 3).data<float>();
        var error = Assert.Throws<IndexOutOfRangeException>(() => accessor[0, 1, 2]);
        Assert.StartsWith("3 indices were given for a tensor of 2 dimensions, [2, 3]", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<IndexOutOfRangeException>(() => accessor[2, 0] = 1);
        Assert.StartsWith("There is no element [2, 0] in a tensor of shape [2, 3]", error.Message, StringComparison.Ordinal);
    }

    private static void Missing(string message, Action call) =>
        Assert.Contains(message, Assert.Throws<ArgumentNullException>(call).Message, StringComparison.Ordinal);

    private static void Refused(string message, Action call) =>
        Assert.Contains(message, Assert.Throws<ExternalException>(call).Message, StringComparison.Ordinal);
}
