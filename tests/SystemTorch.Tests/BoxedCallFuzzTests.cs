using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Random arguments to many operators: a result or an exception, and nothing left behind.</summary>
public class BoxedCallFuzzTests
{
    private const int Seed = 20151210;
    private const int Rounds = 4000;
    private const int MostArguments = 8;

    private static readonly string[] s_operators =
    [
        "add.Tensor", "add.Scalar", "mul.Tensor", "div.Tensor_mode", "pow.Tensor_Scalar", "clamp", "clamp.Tensor", "sum",
        "sum.dim_IntList", "mean.dim", "max.dim", "std.correction", "argmax", "topk", "sort.stable", "softmax.int", "cumsum",
        "norm.Scalar", "norm.ScalarOpt_dim", "reshape", "view", "permute", "transpose.int", "squeeze.dim", "unsqueeze", "expand",
        "repeat", "flip", "roll", "select.int", "slice.Tensor", "narrow", "split.Tensor", "chunk", "cat", "stack", "index.Tensor",
        "index_select", "gather", "scatter.src", "masked_fill.Scalar", "where.self", "zeros", "full", "arange.start_step",
        "linspace", "eye.m", "conv2d", "linear", "matmul", "batch_norm", "max_pool2d", "avg_pool2d", "adaptive_avg_pool2d", "pad",
        "cross_entropy_loss", "mse_loss", "one_hot", "to.dtype_layout", "randperm.generator", "_foreach_add.List", "bincount",
        "triu", "group_norm", "layer_norm", "gelu", "unfold", "allclose", "multinomial", "bernoulli_.float",
    ];

    [Fact]
    public void AnyArgumentsGiveAResultOrAnException()
    {
        var random = new Random(Seed);
        var operators = s_operators.Select(name => new Op(name)).ToArray();
        using var generator = new Generator(1);
        var before = Tensor.TotalCount;
        var (worked, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            using var scope = NewDisposeScope();
            var arguments = new Arg[random.Next(MostArguments + 1)];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = Draw(random, generator, first: i == 0);
            }

            try
            {
                operators[random.Next(operators.Length)].Invoke(arguments);
                worked++;
            }
            catch (ExternalException error)
            {
                Assert.NotEmpty(error.Message);
                refused++;
            }
        }

        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(worked > Rounds / 50, $"{worked} calls worked, {refused} were refused.");
    }

    private static Arg Draw(Random random, Generator generator, bool first) => random.Next(first ? 24 : 40) switch
    {
        < 15 => DrawTensor(random),
        < 18 => random.Next(-3, 5),
        < 20 => Arg.Ints(Enumerable.Range(0, random.Next(5)).Select(_ => (long)random.Next(-2, 5)).ToArray()),
        20 => Arg.Tensors(Enumerable.Range(0, random.Next(4)).Select(_ => DrawTensor(random)).ToArray()),
        21 => Arg.Tensors([DrawTensor(random), null, DrawTensor(random)]),
        22 => random.NextDouble() * 3,
        23 => random.Next(2) == 0,
        < 27 => Arg.None,
        < 31 => Arg.Default,
        31 => "floor",
        32 => "reflect",
        33 => (ScalarType)random.Next(-2, 40),
        34 => new Device((DeviceType)random.Next(0, 3), random.Next(-2, 3)),
        35 => generator,
        36 => new[] { 0.5, 1.5 },
        37 => Arg.Bools(true, false),
        38 => (Scalar)new System.Numerics.Complex(1, 2),
        _ => random.Next(-1, 3),
    };

    private static Tensor DrawTensor(Random random)
    {
        var shape = Enumerable.Range(0, random.Next(5)).Select(_ => (long)random.Next(4)).ToArray();
        var tensor = torch.full(shape, random.Next(-1, 4), random.Next(4) switch
        {
            0 => ScalarType.Int64,
            1 => ScalarType.Bool,
            _ => ScalarType.Float32,
        });
        return tensor.is_floating_point() && random.Next(3) == 0 ? tensor.requires_grad_() : tensor;
    }
}
