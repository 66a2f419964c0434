using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Backward passes, gradients as values, and what is recorded.</summary>
public class AutogradTests
{
    [Fact]
    public void GradientsAddUp()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0).requires_grad_();
        (x * x).backward();
        (x * x).backward();
        Assert.Equal(12, x.grad!.item<double>());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void SecondDerivatives()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).with_requires_grad();
        var first = autograd.grad([x.pow(3)], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];
        Assert.Equal(12, first.item<double>());
        Assert.Equal(12, second.item<double>());
        Assert.Null(x.grad);
    }

    [Fact]
    public void UnusedInputsAreAllowedOnDemand()
    {
        using var scope = NewDisposeScope();
        var x = ones(2).requires_grad_();
        var y = ones(2).requires_grad_();
        var found = autograd.grad([(x * 2).sum()], [x, y], allow_unused: true);
        Expect.Values(found[0], 2f, 2f);
        Assert.Null(found[1]);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => autograd.grad([(x * 2).sum()], [y]));
    }

    [Fact]
    public void OutputsWeighTheirGradients()
    {
        using var scope = NewDisposeScope();
        var x = ones(3).requires_grad_();
        (x * 2).backward([tensor(new[] { 1f, 2f, 3f })], inputs: [x]);
        Expect.Values(x.grad!, 2f, 4f, 6f);
        Assert.Throws<ArgumentException>(() => autograd.backward([x * 1], [ones(3), ones(3)]));
    }

    [Fact]
    public void TheGraphIsKeptOnDemand()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();
        var y = x * x;
        y.backward(retain_graph: true);
        y.backward();
        Assert.Equal(8, x.grad!.item<double>());
    }

    [Fact]
    public void InnerGradientsAreKeptOnDemand()
    {
        using var scope = NewDisposeScope();
        var x = tensor(2.0).requires_grad_();
        var y = x * 3;
        y.retain_grad();
        y.square().backward();
        Assert.Equal(12, y.grad!.item<double>());
        Assert.False(y.is_leaf);
        Assert.True(y.detach().is_leaf);
    }

    [Fact]
    public void RecordingIsSwitchedByThread()
    {
        using var scope = NewDisposeScope();
        var x = ones(1).requires_grad_();
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }

            Assert.False(is_grad_enabled());
            var elsewhere = false;
            var thread = new Thread(() => elsewhere = is_grad_enabled());
            thread.Start();
            thread.Join();
            Assert.True(elsewhere);
        }

        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void InferenceTensorsStayOutOfGraphs()
    {
        using var scope = NewDisposeScope();
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((ones(1).requires_grad_() * 2).requires_grad);
        }

        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void ClippingScalesAllGradientsTogether()
    {
        using var scope = NewDisposeScope();
        var parameters = new[] { nn.Parameter(zeros(2)), nn.Parameter(zeros(1)) };
        parameters[0].grad = tensor(new[] { 3f, 0f });
        parameters[1].grad = tensor(new[] { 4f });
        Assert.Equal(5, nn.utils.clip_grad_norm_(parameters, 1), 1e-6);
        Assert.Equal(0.6f, parameters[0].grad![0].item<float>(), 1e-5f);
        Assert.Equal(1, nn.utils.clip_grad_norm_(parameters, 2), 1e-5);
        nn.utils.clip_grad_value_(parameters, 0.7);
        Assert.Equal(0.7f, parameters[1].grad!.item<float>(), 1e-6f);
    }

    [Fact]
    public void ParametersBecomeAVectorAndBack()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 3);
        var vector = nn.utils.parameters_to_vector(layer.parameters());
        Expect.Shape(vector, 9);
        nn.utils.vector_to_parameters(arange(9.0, float32), layer.parameters());
        Expect.Values(layer.bias!, 6f, 7f, 8f);
        Assert.True(layer.weight.is_leaf);
    }
}
