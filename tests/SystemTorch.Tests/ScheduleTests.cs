using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace SystemTorch.Tests;

/// <summary>Learning-rate schedules against PyTorch's.</summary>
public class ScheduleTests
{
    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> s_schedules = new()
    {
        ["step"] = o => lr_scheduler.StepLR(o, 3, 0.5),
        ["multi_step"] = o => lr_scheduler.MultiStepLR(o, [2, 5, 5, 9], 0.1),
        ["exponential"] = o => lr_scheduler.ExponentialLR(o, 0.9),
        ["constant"] = o => lr_scheduler.ConstantLR(o, 0.25, 4),
        ["linear"] = o => lr_scheduler.LinearLR(o, 0.25, 0.75, 6),
        ["polynomial"] = o => lr_scheduler.PolynomialLR(o, 8, 2.0),
        ["cosine"] = o => lr_scheduler.CosineAnnealingLR(o, 7, 0.01),
        ["lambda"] = o => lr_scheduler.LambdaLR(o, epoch => 1.0 / (1 + epoch)),
        ["multiplicative"] = o => lr_scheduler.MultiplicativeLR(o, epoch => 0.8 + (0.01 * epoch)),
        ["one_cycle"] = o => lr_scheduler.OneCycleLR(o, 0.5, total_steps: 14),
        ["one_cycle_linear"] = o => lr_scheduler.OneCycleLR(
            o, 0.5, epochs: 2, steps_per_epoch: 7, anneal_strategy: lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear,
            three_phase: true),
        ["cyclic"] = o => lr_scheduler.CyclicLR(o, 0.1, 0.4, step_size_up: 3, step_size_down: 2),
        ["cyclic_range"] = o => lr_scheduler.CyclicLR(
            o, 0.1, 0.4, step_size_up: 3, mode: lr_scheduler.impl.CyclicLR.Mode.ExpRange, gamma: 0.9),
        ["sequential"] = o => lr_scheduler.SequentialLR(
            o, [lr_scheduler.ConstantLR(o, 0.1, 3), lr_scheduler.ExponentialLR(o, 0.9)], [4]),
        ["chained"] = o => lr_scheduler.ChainedLR([lr_scheduler.ConstantLR(o, 0.1, 3), lr_scheduler.ExponentialLR(o, 0.9)]),
    };

    private static readonly Dictionary<string, Func<Optimizer, lr_scheduler.LRScheduler>> s_plateaus = new()
    {
        ["plateau"] = o => lr_scheduler.ReduceLROnPlateau(o, factor: 0.5, patience: 1),
        ["plateau_cooldown"] = o => lr_scheduler.ReduceLROnPlateau(
            o, factor: 0.5, patience: 0, cooldown: 2, threshold: 0.05, threshold_mode: "abs", min_lr: [0.04]),
        ["plateau_max"] = o => lr_scheduler.ReduceLROnPlateau(o, "max", 0.5, 1),
    };

    public static TheoryData<string> Schedules => [.. s_schedules.Keys];

    public static TheoryData<string> Plateaus => [.. s_plateaus.Keys];

    [Fact]
    public void EveryScheduleOfTheFixtureIsTested() => Assert.Equal(
        Fixture.Schedules.Keys.Where(key => key.EndsWith("/lr", StringComparison.Ordinal)).Select(key => key[..^3]).Order(),
        s_schedules.Keys.Concat(s_plateaus.Keys).Order());

    [Theory]
    [MemberData(nameof(Schedules))]
    public void RatesArePyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        using var optimizer = Optimizer();
        var schedule = s_schedules[name](optimizer);
        var rates = Fixture.Schedules[name + "/lr"].data<double>().ToArray();
        var momenta = Fixture.Schedules[name + "/momentum"].data<double>().ToArray();
        for (var step = 0; step < rates.Length; step++)
        {
            Assert.Equal(rates[step], Rate(optimizer), 1e-12);
            Assert.Equal(momenta[step], ((IMomentum)optimizer.ParamGroups.Single()).Momentum, 1e-12);
            Assert.Equal(rates[step], schedule.get_last_lr().Single(), 1e-12);
            schedule.step();
        }
    }

    [Theory]
    [MemberData(nameof(Plateaus))]
    public void PlateausArePyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        using var optimizer = Optimizer();
        var schedule = s_plateaus[name](optimizer);
        var rates = Fixture.Schedules[name + "/lr"].data<double>().ToArray();
        var losses = Fixture.Schedules["losses"].data<double>().ToArray();
        foreach (var (loss, rate) in losses.Zip(rates))
        {
            schedule.step(loss);
            Assert.Equal(rate, Rate(optimizer), 1e-12);
        }

        Assert.Throws<InvalidOperationException>(schedule.step);
    }

    [Theory]
    [InlineData("step")]
    [InlineData("multi_step")]
    [InlineData("exponential")]
    [InlineData("constant")]
    [InlineData("linear")]
    [InlineData("polynomial")]
    [InlineData("cosine")]
    public void AnEpochAsksForTheClosedForm(string name)
    {
        using var scope = NewDisposeScope();
        using var optimizer = Optimizer();
        var schedule = s_schedules[name](optimizer);
        var rates = Fixture.Schedules[name + "/lr"].data<double>().ToArray();
        foreach (var epoch in new[] { 6, 2, 11 })
        {
            schedule.step(epoch);
            Assert.Equal(rates[epoch], Rate(optimizer), 1e-12);
        }
    }

    [Fact]
    public void ImpossibleSchedulesAreRefused()
    {
        using var scope = NewDisposeScope();
        using var optimizer = Optimizer();
        using var other = Optimizer();
        Assert.Throws<ArgumentException>(() => lr_scheduler.SequentialLR(optimizer, [lr_scheduler.StepLR(other, 1)], []));
        Assert.Throws<ArgumentException>(() => lr_scheduler.SequentialLR(optimizer, [lr_scheduler.StepLR(optimizer, 1)], [3]));
        Assert.Throws<ArgumentException>(() => lr_scheduler.OneCycleLR(optimizer, 0.1));
        Assert.Throws<ArgumentException>(() => lr_scheduler.ReduceLROnPlateau(optimizer, "least"));
        Assert.Throws<ArgumentException>(() => lr_scheduler.ReduceLROnPlateau(optimizer, factor: 1.5));
        var cycle = lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps: 2);
        cycle.step();
        Assert.Throws<InvalidOperationException>(cycle.step);
    }

    [Fact]
    public void AdamCyclesItsFirstBeta()
    {
        using var scope = NewDisposeScope();
        using var optimizer = Adam([new Parameter(zeros(1))], 0.1);
        lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps: 10);
        Assert.Equal((0.95, 0.999), ((IBetas)optimizer.ParamGroups.Single()).Betas);
    }

    private static SGD Optimizer() => SGD([new Parameter(zeros(1))], 0.2, momentum: 0.9);

    private static double Rate(Optimizer optimizer) => optimizer.ParamGroups.Single().LearningRate;
}
