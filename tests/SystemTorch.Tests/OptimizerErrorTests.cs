using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Optimizers and schedulers refuse what they cannot work with, and say which parameter.</summary>
public class OptimizerErrorTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> s_optimizers = new()
    {
        ["SGD"] = parameters => optim.SGD(parameters, 0.1, momentum: 0.9),
        ["Adam"] = parameters => optim.Adam(parameters),
        ["AdamW"] = parameters => optim.AdamW(parameters),
        ["RMSProp"] = parameters => optim.RMSProp(parameters, 0.1),
        ["LBFGS"] = parameters => optim.LBFGS(parameters),
    };

    public static TheoryData<string> Optimizers => [.. s_optimizers.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void NoParametersAreRefused(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => s_optimizers[name]([]));
        Assert.StartsWith($"{name} got no parameters", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => s_optimizers[name](null!));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void AParameterIsTakenOnce(string name)
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(1));
        var error = Assert.Throws<ArgumentException>(() => s_optimizers[name]([parameter, new Parameter(ones(1)), parameter]));
        Assert.StartsWith($"Parameter 2 of group 0 is in {name} already", error.Message, StringComparison.Ordinal);
        using var optimizer = s_optimizers[name]([parameter]);
        Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new ParamGroup { Parameters = [parameter] }));
    }

    [Fact]
    public void AGroupOfAnotherOptimizerIsRefused()
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.Adam([new Parameter(ones(1))]);
        var error = Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([new Parameter(ones(1))])));
        Assert.Equal("Adam was given a group with the options of SGD: make it an Adam.ParamGroup.", error.Message);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ADisposedParameterIsNamed(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(ones(1)), new(ones(2))];
        using var optimizer = s_optimizers[name](parameters);
        parameters[1].Dispose();
        Action[] uses = [() => optimizer.step(() => ones(1)), optimizer.zero_grad, () => s_optimizers[name](parameters)];
        Assert.All(uses, use =>
        {
            var error = Assert.Throws<InvalidOperationException>(use);
            Assert.StartsWith($"Parameter 1 of group 0 of {name} was disposed: keep", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void AMovedModuleIsTold()
    {
        using var layer = nn.Linear(2, 2);
        using var optimizer = optim.SGD(layer.parameters(), 0.1);
        layer.to(float64);
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.step());
        Assert.Contains("make the optimizer after the move", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ADisposedOptimizerIsNamed(string name)
    {
        using var scope = NewDisposeScope();
        var optimizer = s_optimizers[name]([new Parameter(ones(1))]);
        optimizer.Dispose();
        optimizer.Dispose();
        List<Action> uses =
        [
            () => optimizer.step(() => ones(1)), optimizer.zero_grad,
            () => optimizer.add_param_group(new ParamGroup { Parameters = [new Parameter(ones(1))] }),
        ];
        if (optimizer is OptimizerHelper helper)
        {
            uses.AddRange(() => helper.state_dict(), () => helper.to(CPU), () => helper.save_state_dict(new BinaryWriter(Stream.Null)));
        }

        Assert.All(uses, use =>
        {
            var error = Assert.Throws<ObjectDisposedException>(use);
            Assert.StartsWith($"This {name} was disposed", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void AStateThatIsCutOffChangesNothing()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(ones(3)), new(ones(2))];
        using var optimizer = optim.SGD(parameters, 0.1, momentum: 0.9);
        Step(optimizer, parameters, 1);
        using var late = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(late));
        Step(optimizer, parameters, 5);
        var before = optimizer.state_dict().State.Cast<SGD.State>().Select(state => state.momentum_buffer!.clone()).ToArray();

        var error = Assert.Throws<EndOfStreamException>(
            () => optimizer.load_state_dict(new BinaryReader(new MemoryStream(late.ToArray()[..^3]))));
        Assert.Contains("was cut off; nothing was loaded", error.Message, StringComparison.Ordinal);
        foreach (var (expected, state) in before.Zip(optimizer.state_dict().State.Cast<SGD.State>()))
        {
            Expect.Same(expected, state.momentum_buffer!);
        }
    }

    [Fact]
    public void ImpossibleSchedulesAreRefused()
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.SGD([new Parameter(ones(1))], 0.1, momentum: 0.9);
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.lr_scheduler.CosineAnnealingLR(optimizer, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.lr_scheduler.StepLR(optimizer, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.lr_scheduler.CyclicLR(optimizer, 0.1, 0.2, step_size_up: 0));
        Assert.Throws<ArgumentException>(() => optim.lr_scheduler.ChainedLR([]));
        Assert.Throws<ArgumentException>(() => optim.lr_scheduler.ReduceLROnPlateau(optimizer, min_lr: [0.1, 0.2]));
        Assert.Throws<ArgumentNullException>(() => optim.lr_scheduler.LambdaLR(optimizer, null!));
        Assert.Throws<ArgumentNullException>(() => optim.lr_scheduler.StepLR(null!, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.lr_scheduler.OneCycleLR(
            optimizer, 0.1, 10, anneal_strategy: (optim.lr_scheduler.impl.OneCycleLR.AnnealStrategy)5));
        Assert.Equal(0.1, optimizer.ParamGroups.Single().LearningRate);
    }

    private static void Step(SGD optimizer, Parameter[] parameters, double gradient)
    {
        foreach (var parameter in parameters)
        {
            parameter.grad = full_like(parameter, gradient);
        }

        optimizer.step();
    }
}
