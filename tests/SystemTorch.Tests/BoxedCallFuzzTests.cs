using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>
/// Calls of many operators with arguments exchanged, dropped or added at random: a result or an exception, and nothing
/// left behind. <c>SYSTEMTORCH_FUZZ_SECONDS</c> in the environment makes it go on with further seeds.
/// </summary>
public partial class BoxedCallFuzzTests
{
    private const int Rounds = 2000;

    private static readonly Dictionary<string, Func<Arg[]>> s_calls = new()
    {
        ["add.Tensor"] = () => [Matrix(), Matrix(), 2],
        ["div.Tensor_mode"] = () => [Matrix(), Matrix(), "floor"],
        ["pow.Tensor_Scalar"] = () => [Matrix(), 2.5],
        ["clamp"] = () => [Matrix(), 0, Arg.None],
        ["sum.dim_IntList"] = () => [Matrix(), Arg.Ints([0]), true, ScalarType.Float64],
        ["mean.dim"] = () => [Matrix(), Arg.Ints([0, 1])],
        ["max.dim"] = () => [Matrix(), 1, false],
        ["std.correction"] = () => [Matrix(), Arg.Ints([1]), 1, true],
        ["topk"] = () => [Matrix(), 2, 1, true, true],
        ["sort.stable"] = () => [Matrix(), true, 0, false],
        ["softmax.int"] = () => [Matrix(), 1],
        ["cumsum"] = () => [Matrix(), 0],
        ["norm.ScalarOpt_dim"] = () => [Matrix(), 2.0, Arg.Ints([1]), false],
        ["view"] = () => [Matrix(), Arg.Ints([3, -1])],
        ["permute"] = () => [Matrix(), Arg.Ints([1, 0])],
        ["transpose.int"] = () => [Matrix(), 0, 1],
        ["expand"] = () => [Matrix(), Arg.Ints([2, 2, 3])],
        ["repeat"] = () => [Matrix(), Arg.Ints([2, 1])],
        ["roll"] = () => [Matrix(), Arg.Ints([1]), Arg.Ints([0])],
        ["select.int"] = () => [Matrix(), 1, 2],
        ["slice.Tensor"] = () => [Matrix(), 0, 0, 2, 1],
        ["split.Tensor"] = () => [Matrix(), 1, 0],
        ["cat"] = () => [Arg.Tensors([Matrix(), Matrix()]), 0],
        ["stack"] = () => [Arg.Tensors([Matrix(), Matrix()]), 1],
        ["index.Tensor"] = () => [Matrix(), Arg.Tensors([null, Positions()])],
        ["index_put_"] = () => [Matrix(), Arg.Tensors([Positions()]), Matrix(), true],
        ["index_select"] = () => [Matrix(), 0, Positions()],
        ["gather"] = () => [Matrix(), 1, torch.zeros(2, 3, ScalarType.Int64)],
        ["where.self"] = () => [Matrix() > 0, Matrix(), Matrix()],
        ["zeros"] = () => [Arg.Ints([2, 3]), ScalarType.Int32, Arg.None, CPU],
        ["full"] = () => [Arg.Ints([2]), 3.5, ScalarType.Float32],
        ["arange.start_step"] = () => [0, 5, 2, ScalarType.Int64],
        ["eye.m"] = () => [2, 3],
        ["conv2d"] = () => [Image(), torch.ones(4, 3, 2, 2), torch.ones(4), Arg.Ints([1, 1]), Arg.Ints([0, 1]), Arg.Ints([1, 1]), 1],
        ["linear"] = () => [Matrix(), torch.ones(4, 3), torch.ones(4)],
        ["matmul"] = () => [Matrix(), torch.ones(3, 2)],
        ["batch_norm"] = () => [Image(), torch.ones(3), torch.ones(3), torch.zeros(3), torch.ones(3), true, 0.1, 1e-5, false],
        ["max_pool2d"] = () => [Image(), Arg.Ints([2, 2]), Arg.Ints([2, 2]), Arg.Ints([0, 0]), Arg.Ints([1, 1]), false],
        ["avg_pool2d"] = () => [Image(), Arg.Ints([2, 2]), Arg.Ints([1, 2]), Arg.Ints([0, 0]), false, true, Arg.None],
        ["adaptive_avg_pool2d"] = () => [Image(), Arg.Ints([1, 2])],
        ["pad"] = () => [Image(), Arg.Ints([1, 1, 1, 1]), "reflect", Arg.None],
        ["cross_entropy_loss"] = () => [Matrix(), Positions(), torch.ones(3), 1, -100, 0.1],
        ["one_hot"] = () => [Positions(), 4],
        ["to.dtype_layout"] = () => [Matrix(), ScalarType.Float64, Arg.None, CPU, Arg.None, false, true, memory_format.preserve_format],
        ["randperm.generator"] = () => [5, new Generator(1), ScalarType.Int64],
        ["_foreach_add.List"] = () => [Arg.Tensors([Matrix()]), Arg.Tensors([Matrix()]), 0.5],
        ["resnets::batch_norm_relu"] = () =>
            [Image().Contiguous(memory_format.channels_last), torch.ones(3), torch.ones(3), torch.zeros(3), torch.ones(3), Arg.None, true, 0.1, 1e-5],
        ["bincount"] = () => [Positions(), Arg.None, 3],
        ["group_norm"] = () => [Image(), 3, torch.ones(3), torch.ones(3), 1e-5],
        ["quantile"] = () => [Matrix(), torch.tensor(0.5f), 1, true, "linear"],
        ["multinomial"] = () => [torch.ones(3), 2, false, new Generator(2)],
    };

    [Theory]
    [InlineData(20151210)]
    [InlineData(1512)]
    [InlineData(3385)]
    public void AnyArgumentsGiveAResultOrAnException(int seed)
    {
        var random = new Random(seed);
        var calls = s_calls.Select(entry => (Op: new Op(entry.Key), Arguments: entry.Value)).ToArray();
        var before = LiveTensors.AfterCollection();
        var (worked, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            using var scope = NewDisposeScope();
            var (op, arguments) = calls[random.Next(calls.Length)];
            try
            {
                op.Invoke([.. Changed(random, arguments())]);
                worked++;
            }
            catch (Exception error) when (error is ExternalException or ArgumentNullException)
            {
                Assert.NotEmpty(error.Message);
                refused++;
            }
        }

        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(worked > Rounds / 10 && refused > Rounds / 10, $"{worked} calls worked, {refused} were refused.");
    }

    [Fact]
    public void ItGoesOnForAsLongAsTheEnvironmentAsks()
    {
        var asked = Environment.GetEnvironmentVariable("SYSTEMTORCH_FUZZ_SECONDS");
        Assert.SkipWhen(string.IsNullOrEmpty(asked), "SYSTEMTORCH_FUZZ_SECONDS is not set.");
        var end = DateTime.UtcNow.AddSeconds(double.Parse(asked!, System.Globalization.CultureInfo.InvariantCulture));
        for (var seed = 0; DateTime.UtcNow < end; seed++)
        {
            AnyArgumentsGiveAResultOrAnException(seed);
            RawValuesGiveAResultOrAnError(seed);
        }
    }

    [Fact]
    public void UnchangedArgumentsWork()
    {
        foreach (var (name, arguments) in s_calls)
        {
            using var scope = NewDisposeScope();
            new Op(name).Invoke(arguments());
        }
    }

    private static List<Arg> Changed(Random random, Arg[] arguments)
    {
        var changed = arguments.ToList();
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var place = random.Next(changed.Count + 1);
            if (place == changed.Count)
            {
                changed.Add(Draw(random));
            }
            else if (random.Next(8) == 0)
            {
                changed.RemoveAt(place);
            }
            else
            {
                changed[place] = Draw(random);
            }
        }

        return changed;
    }

    private static Arg Draw(Random random) => random.Next(22) switch
    {
        < 4 => DrawTensor(random),
        < 7 => random.Next(-3, 5),
        < 10 => Arg.Ints([.. Enumerable.Range(0, random.Next(5)).Select(_ => (long)random.Next(-2, 5))]),
        10 => Arg.Tensors([.. Enumerable.Range(0, random.Next(4)).Select(_ => DrawTensor(random))]),
        11 => Arg.Tensors([DrawTensor(random), null, DrawTensor(random)]),
        12 => random.NextDouble() * 3,
        13 => random.Next(2) == 0,
        14 => Arg.None,
        15 => Arg.Default,
        16 => "trunc",
        17 => (ScalarType)random.Next(-2, 40),
        18 => new Device((DeviceType)random.Next(0, 3), random.Next(-2, 3)),
        19 => new[] { 0.5, 1.5 },
        20 => Arg.Bools(true, false),
        _ => (Scalar)new System.Numerics.Complex(1, 2),
    };

    private static Tensor DrawTensor(Random random)
    {
        long[] shape = [.. Enumerable.Range(0, random.Next(5)).Select(_ => (long)random.Next(4))];
        var tensor = torch.full(shape, random.Next(-1, 4), random.Next(4) switch
        {
            0 => ScalarType.Int64,
            1 => ScalarType.Bool,
            _ => ScalarType.Float32,
        });
        return tensor.is_floating_point() && random.Next(3) == 0 ? tensor.requires_grad_() : tensor;
    }

    private static Tensor Matrix() => torch.arange(6.0, ScalarType.Float32).reshape(2, 3);

    private static Tensor Image() => torch.ones(2, 3, 4, 5);

    private static Tensor Positions() => torch.tensor(new long[] { 1, 0 });
}
