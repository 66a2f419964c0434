using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemTorch.Tests;

/// <summary>Registration, containers, hooks, modes and moving of modules.</summary>
public class ModuleTests
{
    [Fact]
    public void FieldsAreRegisteredByName()
    {
        using var module = new Composite();
        Assert.Equal(["scale", "linear.weight", "linear.bias", "list.0.weight", "list.0.bias"], Names(module.named_parameters()));
        Assert.Equal(["offset", "hidden"], Names(module.named_buffers()));
        Assert.Equal(["linear", "list"], Names(module.named_children()));
        Assert.Equal(["linear", "list", "list.0"], Names(module.named_modules()));
        Assert.Equal(
            ["scale", "linear.weight", "linear.bias", "list.0.weight", "list.0.bias", "offset"], module.state_dict().Keys);
    }

    [Fact]
    public void SharedParametersAreListedOnce()
    {
        using var layer = Linear(2, 2);
        using var twice = Sequential(("first", layer), ("second", layer));
        Assert.Equal(["first.weight", "first.bias"], Names(twice.named_parameters()));
    }

    [Fact]
    public void PathsFindParametersAndBuffers()
    {
        using var module = new Composite();
        Assert.Equal([3L], module.get_parameter("list.0.bias")!.shape);
        Assert.True(module.has_parameter("linear.weight"));
        Assert.False(module.has_parameter("linear.height"));
        Assert.Null(module.get_parameter("nothing.weight"));
        Assert.NotNull(module.get_buffer("offset"));
        Assert.False(module.has_buffer("linear.weight"));
    }

    [Fact]
    public void ModesReachAllModules()
    {
        using var module = new Composite();
        Assert.True(module.training);
        module.eval();
        Assert.All(module.modules(), child => Assert.False(child.training));
        module.train();
        Assert.All(module.modules(), child => Assert.True(child.training));
    }

    [Fact]
    public void ApplyVisitsChildrenFirst()
    {
        using var module = new Composite();
        var visited = new List<string>();
        Assert.Same(module, module.apply(child => visited.Add(child.GetName())));
        Assert.Equal(["Linear", "Linear", "ModuleList", nameof(Composite)], visited);
    }

    [Fact]
    public void HooksSeeAndChange()
    {
        using var scope = NewDisposeScope();
        using var layer = Identity();
        var log = new List<string>();
        var before = layer.register_forward_pre_hook((_, x) => x + 1);
        layer.register_forward_pre_hook(_ => log.Add("pre"));
        var after = layer.register_forward_hook((_, _, y) => y * 2);
        layer.register_forward_hook(_ => log.Add("post"));
        Assert.Equal(8, layer.call(tensor(3f)).item<float>());
        Assert.Equal(3, layer.forward(tensor(3f)).item<float>());
        before.remove();
        after.remove();
        Assert.Equal(3, layer.call(tensor(3f)).item<float>());
        Assert.Equal(["pre", "post", "pre", "post"], log);
    }

    [Fact]
    public void SequenceRunsInOrderAndCanBeCut()
    {
        using var scope = NewDisposeScope();
        using var sequence = Sequential(("double", new Scaling(2)), ("halve", new Scaling(0.5)), ("triple", new Scaling(3)));
        Assert.Equal(6, sequence.call(tensor(2f)).item<float>());
        Assert.Equal(12, sequence[..1].call(tensor(6f)).item<float>());
        Assert.Equal(3, sequence[(1, null)].call(tensor(2f)).item<float>());
        Assert.Equal(3, sequence.Count);
        Assert.Equal(["double", "halve", "triple"], Names(sequence.named_children()));
        var input = tensor(1f);
        using var empty = Sequential();
        Assert.NotSame(input, empty.call(input));
        Assert.Equal("0", Names(empty.append(Identity()).named_children()).Single());
    }

    [Fact]
    public void ListsRenumber()
    {
        using var list = ModuleList(Linear(1, 1), Linear(2, 2));
        list.Insert(1, Linear(3, 3));
        list.RemoveAt(0);
        list.append(Linear(4, 4));
        Assert.Equal(["0", "1", "2"], Names(list.named_children()));
        Assert.Equal([3L, 2, 4], list.Select(layer => layer.in_features));
    }

    [Fact]
    public void DictionariesKeepTheirOrder()
    {
        using var dictionary = ModuleDict<Linear>(("b", Linear(1, 1)), ("a", Linear(2, 2)));
        dictionary.Insert(1, ("c", Linear(3, 3)));
        Assert.Equal(["b", "c", "a"], dictionary.keys());
        Assert.Equal(2, dictionary["a"].in_features);
        Assert.True(dictionary.Remove("b"));
        Assert.Equal(["c.weight", "c.bias", "a.weight", "a.bias"], Names(dictionary.named_parameters()));
        using var list = ParameterList(Parameter(ones(1)), Parameter(ones(2)));
        Assert.Equal(["0", "1"], Names(list.named_parameters()));
        using var named = ParameterDict(("alpha", Parameter(ones(3))));
        Assert.Equal(["alpha"], Names(named.named_parameters()));
    }

    [Fact]
    public void MovingPutsNewParametersWithTheirGradientsInTheOldOnesPlaces()
    {
        using var scope = NewDisposeScope();
        using var layer = new Composite();
        var (weight, scale, hidden) = (layer.linear.weight, layer.scale, layer.get_buffer("hidden")!);
        using var values = weight.to(float64);
        weight.grad = ones_like(weight);
        Assert.Same(layer, layer.@double());
        var moved = layer.get_parameter("linear.weight")!;
        Assert.Same(moved, layer.linear.weight);
        Assert.Same(layer.get_parameter("scale"), layer.scale);
        Assert.True(weight.IsInvalid && scale.IsInvalid && hidden.IsInvalid);
        Assert.True(moved.equal(values).all().item<bool>());
        Assert.Equal((float64, float64, float64), (moved.dtype, moved.grad!.dtype, layer.get_buffer("hidden")!.dtype));
        Assert.Equal(float64, layer.forward(ones(1, 2, dtype: float64)).dtype);
        Assert.All(layer.parameters(), parameter => Assert.True(parameter.is_leaf && parameter.requires_grad));
        Assert.Equal(int64, layer.get_buffer("offset")!.dtype);
        foreach (var integral in new Action[]
        {
            () => layer.to(int32), () => layer.@bool(), () => layer.@byte(), () => layer.@char(), () => layer.@short(),
            () => layer.@int(), () => layer.@long(),
        })
        {
            Assert.Contains("floating-point types only", Assert.Throws<ArgumentException>(integral).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MovingToWhereItIsReplacesNothing()
    {
        using var scope = NewDisposeScope();
        using var layer = new Composite();
        var before = layer.parameters().Select(parameter => parameter.Handle).ToArray();
        layer.to(float32).to(CPU).cpu();
        Assert.Equal(before, layer.parameters().Select(parameter => parameter.Handle));
    }

    [Fact]
    public void MovedLayersStayWhatTheyWereOutsideOfTheScope()
    {
        using var norm = BatchNorm2d(3);
        using var list = ParameterList(Parameter(ones(2)), Parameter(zeros(3)));
        using (NewDisposeScope())
        {
            norm.to(float64);
            list.to(float64);
        }

        Assert.Equal([float64, float64], list.Select(parameter => parameter.dtype));
        Assert.Equal((float64, float64, int64), (norm.weight!.dtype, norm.running_mean!.dtype, norm.num_batches_tracked!.dtype));
        Assert.Same(norm.running_var, norm.get_buffer("running_var"));
        using var result = norm.call(ones(2, 3, 1, 1, dtype: float64));
        Assert.Equal(float64, result.dtype);
    }

    [Fact]
    public void SharedParametersStayShared()
    {
        using var first = Linear(2, 2);
        using var second = Linear(2, 2);
        second.weight = first.weight;
        using var both = Sequential(first, second);
        both.to(float64);
        Assert.Same(first.weight, second.weight);
        Assert.Equal(float64, second.weight.dtype);
        Assert.Equal(["0.weight", "0.bias", "1.bias"], Names(both.named_parameters()));
    }

    [Fact]
    public void AnOptimizerOfMovedParametersSaysThatTheyAreGone()
    {
        using var layer = Linear(2, 2);
        using var optimizer = torch.optim.SGD(layer.parameters(), 0.1);
        layer.to(float64);
        using var loss = layer.call(ones(1, 2, dtype: float64)).sum();
        loss.backward();
        Assert.Contains("dispos", Assert.ThrowsAny<Exception>(() => optimizer.step()).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ModulesMadeInAScopeOutliveItWithTheirLayers()
    {
        BatchNorm2d layer;
        using (NewDisposeScope())
        {
            layer = BatchNorm2d(3);
        }

        using (layer)
        using (var result = layer.call(rand(2, 3, 4, 4)))
        {
            Assert.Equal([2L, 3, 4, 4], result.shape);
        }

        Assert.True(layer.weight.IsInvalid);
    }

    [Fact]
    public void ZeroGradDropsGradients()
    {
        using var scope = NewDisposeScope();
        using var layer = Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        layer.zero_grad(set_to_none: false);
        Assert.Equal(0, layer.weight.grad!.abs().sum().item<float>());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void FusedLayersComputeTheSame()
    {
        using var scope = NewDisposeScope();
        using var conv = Conv2d(3, 4, 3);
        using var norm = Trained(BatchNorm2d(4));
        conv.eval();
        var (weight, bias) = nn.utils.fuse_conv_bn_weights(
            conv.weight, conv.bias, norm.running_mean!, norm.running_var!, norm.eps, norm.weight, norm.bias);
        var images = rand(2, 3, 6, 6);
        Expect.Close(norm.call(conv.call(images)), functional.conv2d(images, weight, bias), 1e-5);

        using var linear = Linear(5, 4);
        linear.eval();
        using var fused = nn.utils.fuse_linear_bn_eval(linear, Trained(BatchNorm1d(4)));
        Assert.Equal(4, fused.out_features);
        linear.train();
        Assert.Throws<InvalidOperationException>(() => nn.utils.fuse_linear_bn_eval(linear, norm));
    }

    [Fact]
    public void UpsamplingDoubles()
    {
        using var scope = NewDisposeScope();
        using var layer = Upsample(scale_factor: [2], mode: UpsampleMode.Bilinear);
        Expect.Shape(layer.call(ones(1, 2, 3, 4)), 1, 2, 6, 8);
        Assert.Throws<ArgumentException>(() => functional.interpolate(ones(1, 2, 3, 4)));
        Assert.Throws<ArgumentException>(() => functional.interpolate(ones(1, 2, 3), [4], mode: InterpolationMode.Bilinear));
    }

    [Fact]
    public void NamesAreChecked()
    {
        using var module = new Composite();
        Assert.Throws<ArgumentException>(() => module.register_module("a.b", Identity()));
        Assert.Throws<InvalidOperationException>(() => module.register_module("linear", Identity()));
        Assert.Throws<InvalidOperationException>(() => module.register_buffer("offset", ones(1)));
        Assert.Throws<InvalidOperationException>(() => Identity().register_buffer("offset", ones(1)));
    }

    [Fact]
    public void WrongInputsAreNamed()
    {
        using var scope = NewDisposeScope();
        using var norm = BatchNorm2d(3);
        Assert.Contains(
            "[2, 3]; expected [N, C, H, W]",
            Assert.Throws<ArgumentException>(() => norm.call(ones(2, 3))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 3, groups: 2));
        Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 3, Padding.Same, stride: 2));
    }

    private static T Trained<T>(T norm)
        where T : BatchNorm
    {
        norm.running_mean!.uniform_(-1, 1);
        norm.running_var!.uniform_(0.5, 2);
        init.uniform_(norm.weight, 0.5, 2);
        norm.eval();
        return norm;
    }

    private static IEnumerable<string> Names<T>(IEnumerable<(string name, T)> entries) => entries.Select(entry => entry.name);

    private sealed class Composite : Module<Tensor, Tensor>
    {
        public readonly Parameter scale = Parameter(ones(2));
        public readonly Tensor offset = tensor(3L);
        public readonly Linear linear = Linear(2, 3);
        public readonly ModuleList<Linear> list = ModuleList(Linear(2, 3));
        public Linear? none_yet;

        public Composite()
            : base(nameof(Composite))
        {
            none_yet = null;
            RegisterComponents();
            register_buffer("hidden", ones(1), persistent: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => linear.call(input * scale);
    }

    private sealed class Scaling(double factor) : Module<Tensor, Tensor>(nameof(Scaling))
    {
        public override Tensor forward(Tensor input) => input * factor;
    }
}
