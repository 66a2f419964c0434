using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace SystemTorch.Tests;

/// <summary>Operations whose backward pass is managed code.</summary>
public class FunctionTests
{
    [Fact]
    public void GradientsComeFromTheBackwardPass()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.0, 2.0, 3.0 }).requires_grad_();
        var y = Power.apply(x, 3.0);
        Expect.Values(y, 1.0, 8, 27);
        Assert.True(y.requires_grad);
        (y * tensor(new[] { 1.0, 10, 100 })).sum().backward();
        Expect.Values(x.grad!, 3.0, 120, 2700);
    }

    [Fact]
    public void TheyWorkInsideOtherGraphs()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();
        (Power.apply(x * 3, 2.0) + Power.apply(x, 3.0)).backward();
        Assert.Equal((18 * 2) + (3 * 4), x.grad!.item<double>());
    }

    [Fact]
    public void SecondDerivativesAreRecorded()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();
        var first = grad([Power.apply(x, 3.0)], [x], create_graph: true)[0];
        Assert.Equal(12, grad([first], [x])[0].item<double>());
    }

    [Fact]
    public void SavedOutputsDoNotKeepTheGraph()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();
        Exponential.apply(x).backward();
        Assert.Equal(Math.Exp(2), x.grad!.item<double>(), 1e-12);
    }

    [Fact]
    public void SeveralOutputsAndMissingGradients()
    {
        using var scope = NewDisposeScope();
        var x = tensor(5.0).requires_grad_();
        var y = tensor(3.0).requires_grad_();
        var results = SumAndProduct.apply(x, y);
        Assert.Equal([8.0, 15.0], results.Select(result => result.item<double>()));
        results[1].backward();
        Assert.Equal(3, x.grad!.item<double>());
        Assert.Equal(5, y.grad!.item<double>());
    }

    [Fact]
    public void NothingIsRecordedWithoutGradients()
    {
        using var scope = NewDisposeScope();
        Assert.False(Power.apply(tensor(2.0), 2.0).requires_grad);
        using (no_grad())
        {
            Assert.False(Power.apply(tensor(2.0).requires_grad_(), 2.0).requires_grad);
        }
    }

    [Fact]
    public void ErrorsComeOutOfTheBackwardPass()
    {
        using var scope = NewDisposeScope();
        var y = Failing.apply(tensor(1.0).requires_grad_());
        var error = Assert.Throws<ExternalException>(() => y.backward());
        Assert.Contains("the backward pass failed on purpose", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNumberOfGradientsIsChecked()
    {
        using var scope = NewDisposeScope();
        var y = Careless.apply(tensor(1.0).requires_grad_(), 2);
        var error = Assert.Throws<ExternalException>(() => y.backward());
        Assert.Contains("Careless returned 1 gradients; expected 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondPassNeedsTheGraph()
    {
        using var scope = NewDisposeScope();
        var y = Power.apply(tensor(2.0).requires_grad_(), 2.0);
        y.backward();
        Assert.Contains(
            "retain_graph", Assert.Throws<ExternalException>(() => y.backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GraphsAreFreed()
    {
        var context = RunAndForget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(context.IsAlive);
    }

    [Fact]
    public void AnomaliesAreNamed()
    {
        using var scope = NewDisposeScope();
        using (detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled);
            var x = tensor(0.0).requires_grad_();
            var error = Assert.Throws<ExternalException>(() => (x.sqrt() * 0).backward());
            Assert.Contains("returned nan", error.Message, StringComparison.Ordinal);
        }

        Assert.False(AnomalyMode.IsEnabled);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndForget()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();
        Exponential.apply(x).backward();
        return new WeakReference(Exponential.LastContext.Target);
    }

    private sealed class Power : SingleTensorFunction<Power>
    {
        public override string Name => nameof(Power);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            ctx.save_data("exponent", vars[1]);
            return ((Tensor)vars[0]).pow((double)vars[1]);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            var exponent = (double)ctx.get_data("exponent");
            return [grad_output * ctx.get_saved_variables()[0].pow(exponent - 1) * exponent, null!];
        }
    }

    private sealed class Exponential : SingleTensorFunction<Exponential>
    {
        public static WeakReference LastContext { get; private set; } = new(null);

        public override string Name => nameof(Exponential);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            LastContext = new WeakReference(ctx);
            var result = ((Tensor)vars[0]).exp();
            ctx.save_for_backward([result]);
            return result;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) =>
            [grad_output * ctx.get_saved_variables()[0]];
    }

    private sealed class SumAndProduct : MultiTensorFunction<SumAndProduct>
    {
        public override string Name => nameof(SumAndProduct);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            var (x, y) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.save_for_backward([x, y]);
            return [x + y, x * y];
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var saved = ctx.get_saved_variables();
            return [grad_outputs[0] + (grad_outputs[1] * saved[1]), grad_outputs[0] + (grad_outputs[1] * saved[0])];
        }
    }

    private sealed class Failing : SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) =>
            throw new InvalidOperationException("the backward pass failed on purpose");
    }

    private sealed class Careless : SingleTensorFunction<Careless>
    {
        public override string Name => nameof(Careless);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output];
    }
}
