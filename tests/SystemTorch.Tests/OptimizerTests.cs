using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Optimizers against PyTorch's: four steps with given gradients.</summary>
public class OptimizerTests
{
    private const int Steps = 4;

    private static readonly Dictionary<string, Func<Parameter[], OptimizerHelper>> s_optimizers = new()
    {
        ["sgd"] = p => optim.SGD(p, 0.1),
        ["sgd_momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["sgd_decay"] = p => optim.SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01),
        ["sgd_dampening"] = p => optim.SGD(p, 0.1, momentum: 0.8, dampening: 0.3),
        ["sgd_nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
        ["sgd_maximize"] = p => optim.SGD(p, 0.1, momentum: 0.9, maximize: true),
        ["adam"] = p => optim.Adam(p, 0.01),
        ["adam_decay"] = p => optim.Adam(p, 0.01, 0.8, 0.9, weight_decay: 0.1),
        ["adam_amsgrad"] = p => optim.Adam(p, 0.01, amsgrad: true),
        ["adam_maximize"] = p => optim.Adam(p, 0.01, maximize: true),
        ["adamw"] = p => optim.AdamW(p, 0.01, weight_decay: 0.05),
        ["adamw_amsgrad"] = p => optim.AdamW(p, 0.01, weight_decay: 0.01, amsgrad: true),
        ["rmsprop"] = p => optim.RMSProp(p, 0.01),
        ["rmsprop_centered"] = p => optim.RMSProp(
            p, 0.01, alpha: 0.9, momentum: 0.5, centered: true, weight_decay: 0.1),
    };

    public static TheoryData<string> Optimizers => [.. s_optimizers.Keys];

    [Fact]
    public void EveryOptimizerOfTheFixtureIsTested() => Assert.Equal(
        Fixture.Optimizers.Keys.Where(key => key.Contains('/', StringComparison.Ordinal)).Select(key => key.Split('/')[0])
            .Distinct().Order(),
        s_optimizers.Keys.Order());

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void StepsAsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = s_optimizers[name](parameters);
        for (var step = 0; step < Steps; step++)
        {
            Step(optimizer, parameters, step);
            Check(name, parameters, step);
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void SavedStateGoesOnWhereItWas(string name)
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var first = s_optimizers[name](parameters);
        Step(first, parameters, 0);
        Step(first, parameters, 1);
        using var stream = new MemoryStream();
        first.save_state_dict(new BinaryWriter(stream));

        stream.Position = 0;
        using var second = s_optimizers[name](parameters);
        second.load_state_dict(new BinaryReader(stream));
        Step(second, parameters, 2);
        Check(name, parameters, 2);

        using var third = s_optimizers[name](parameters);
        third.load_state_dict(second.state_dict());
        Step(third, parameters, 3);
        Check(name, parameters, 3);
    }

    [Fact]
    public void TheStepInOneCallIsThatOfTheSeparateOperators()
    {
        using var scope = NewDisposeScope();
        foreach (var nesterov in new[] { false, true })
        {
            var (together, apart) = (Group(dense: true), Group(dense: false));
            using var first = optim.SGD(together, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: nesterov);
            using var second = optim.SGD(apart, 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: nesterov);
            for (var step = 0; step < Steps; step++)
            {
                foreach (var (a, b) in together.Zip(apart))
                {
                    a.grad = randn_like(a);
                    b.grad = ReferenceEquals(a, together[^1]) ? ones_like(b) : a.grad;
                }

                if (step == 1)
                {
                    together[0].grad = apart[0].grad = null;
                }

                first.step();
                second.step();
            }

            foreach (var (a, b) in together.Zip(apart).SkipLast(1))
            {
                Expect.Close(b, a, 1e-6, $"nesterov {nesterov}");
            }
        }

        // A parameter with gaps in its memory sends the whole group to the separate operators.
        static Parameter[] Group(bool dense)
        {
            manual_seed(3);
            var last = ones(4, 6);
            return
            [
                new(randn(3, 5)), new(randn(2, 3, 3, 4).permute(0, 3, 1, 2)), new(randn(1)),
                new(randn(40000)), new(dense ? last : last.slice(1, 0, 6, 2)),
            ];
        }
    }

    [Fact]
    public void AStepIsSeenByGraphsThatStillNeedTheOldValues()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(3));
        using var optimizer = optim.SGD([parameter], 0.1);
        var loss = (parameter * parameter).sum();
        parameter.grad = ones(3);
        optimizer.step();
        Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => loss.backward());
    }

    [Fact]
    public void GroupsHaveTheirOwnSettings()
    {
        using var scope = NewDisposeScope();
        var slow = new Parameter(ones(1, float64));
        var fast = new Parameter(ones(1, float64));
        using var optimizer = optim.SGD(
            [new SGD.ParamGroup([slow], new SGD.Options { LearningRate = 0.01 }), new SGD.ParamGroup { Parameters = [fast] }], 0.5);
        slow.grad = ones(1, float64);
        fast.grad = ones(1, float64);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate *= 2;
        }

        optimizer.step();
        Assert.Equal(0.98, slow.item<double>(), 1e-12);
        Assert.Equal(0.0, fast.item<double>(), 1e-12);
        Assert.Equal([0.01, 0.5], optimizer.ParamGroups.Select(group => group.InitialLearningRate));
    }

    [Fact]
    public void ParametersWithoutGradientsStay()
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = optim.SGD(parameters, 0.1, momentum: 0.9, weight_decay: 1);
        parameters[0].grad = ones_like(parameters[0]);
        optimizer.step();
        Expect.Same(Fixture.Optimizers["start1"], parameters[1]);
    }

    [Fact]
    public void ZeroGradFillsWithZeros()
    {
        using var scope = NewDisposeScope();
        var parameters = Start();
        using var optimizer = optim.SGD(parameters, 0.1);
        parameters[0].grad = ones_like(parameters[0]);
        optimizer.zero_grad();
        Assert.Equal(0, parameters[0].grad!.abs().sum().item<double>());
        Assert.Null(parameters[1].grad);
    }

    [Fact]
    public void AClosureComputesWithGradients()
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(tensor(3.0));
        using var optimizer = optim.SGD([weight], 0.25);
        using var mode = no_grad();
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = weight.square();
            value.backward();
            return value;
        });
        Assert.Equal(9, loss.item<double>());
        Assert.Equal(1.5, weight.item<double>());
    }

    [Fact]
    public void ImpossibleSettingsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => optim.SGD(Start(), -0.1));
        Assert.Throws<ArgumentException>(() => optim.SGD(Start(), 0.1, nesterov: true));
    }

    [Fact]
    public void StateOfAnotherOptimizerIsRefused()
    {
        using var scope = NewDisposeScope();
        using var small = optim.SGD(Start()[..1], 0.1);
        using var large = optim.SGD(Start(), 0.1);
        var error = Assert.Throws<ArgumentException>(() => large.load_state_dict(small.state_dict()));
        Assert.Contains("1 parameters; this optimizer has 2", error.Message, StringComparison.Ordinal);
    }

    private static Parameter[] Start() =>
        [.. Fixture.Optimizers.Numbered("start").Select(start => new Parameter(start.clone()))];

    private static void Step(OptimizerHelper optimizer, Parameter[] parameters, int step)
    {
        var gradients = Fixture.Optimizers.Numbered($"gradient{step}.");
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].grad = gradients[i].clone();
        }

        optimizer.step();
    }

    private static void Check(string name, Parameter[] parameters, int step)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            Expect.Close(Fixture.Optimizers[$"{name}/{step}.{i}"], parameters[i], 1e-13, $"{name}, step {step}, parameter {i}");
        }
    }
}
