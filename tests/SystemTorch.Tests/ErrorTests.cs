using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Mistakes end in an exception with a short message, never in a crash.</summary>
public class ErrorTests
{
    [Fact]
    public void ShapesThatDoNotFitAreNamed()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(2, 3)));
        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message);
    }

    [Fact]
    public void AnOperatorThatABackendLacksIsRefusedInOneLine()
    {
        Assert.SkipWhen(cuda.is_available(), "Memory can be pinned where there is a CUDA device.");
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2).pin_memory());
        Assert.StartsWith("Could not run 'aten::_pin_memory'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.InRange(error.Message.Length, 50, 400);
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
            "libtorch has no operator 'aten::no_such_operator' with overload 'overload'.", error.Message);
    }

    [Fact]
    public void ArgumentsAreCheckedAgainstTheSchema()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);
        Refused("argument 'other' is missing", () => Ops.Add.Call(x, Arg.None));
        Refused("argument 'other' has no default", () => Ops.Add.Call(x));
        Refused("argument 'self' has another type", () => Ops.Add.Call(1, x));
        Refused("takes at most 3 arguments, not 4", () => Ops.Add.Call(x, x, 1, 1));
        Refused("argument 'size' is not the list", () => Ops.View.Call(x, 2.0));
        Refused("argument 'dim' has another type", () => Ops.Softmax.Call(x, 0.5));
        Refused("argument 'dtype' is not one of the values", () => Ops.Softmax.Call(x, 0, (ScalarType)99));
        Refused("argument 'tensors' is a list with a missing tensor", () => Ops.Cat.Call(Arg.Tensors([x, null])));
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

    private static void Refused(string message, Action call) =>
        Assert.Contains(message, Assert.Throws<ExternalException>(call).Message, StringComparison.Ordinal);
}
