using ResNets.Blocks;
using ResNets.Exercises;
using ResNets.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ResNets.Tests.Exercises;

public sealed class NetworkBugCheckTests
{
    public static TheoryData<string, Func<int, Module<Tensor, Tensor>>> StrideMistakes => new()
    {
        { "no block has a stride", n => Body(n, (_, _) => 1) },
        { "the first stage begins with stride 2 too", n => Body(n, (_, i) => i == 0 ? 2 : 1) },
        { "every block of stages 2 and 3", n => Body(n, (stage, _) => stage > 0 ? 2 : 1) },
        { "stage 3 still works at 16×16", n => Body(n, (stage, i) => stage == 1 && i == 0 ? 2 : 1) },
        { "stage 2 still works at 32×32", n => Body(n, (stage, i) => stage == 2 && i == 0 ? 2 : 1) },
        { "the last block of stages 2 and 3", n => Body(n, (stage, i) => stage > 0 && i == n - 1 ? 2 : 1) },
        { "the answer is ; expected 32 16 8", _ => Identity() },
        { "threw an error: ", _ => null! },
    };

    [Theory]
    [MemberData(nameof(StrideMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheStridesIsNamed(string expected, Func<int, Module<Tensor, Tensor>> answer) =>
        AssertNamed(expected, Check.StageStrides(answer));

    public static TheoryData<string, Func<int, int[]>> BlockMistakes => new()
    {
        { "140 layers, not 152", depth => depth == 152 ? [3, 4, 36, 3] : Blocks(depth) },
        { "the blocks of 101 now", depth => Blocks(depth == 152 ? 101 : depth) },
        { "conv4_x of 152 layers", depth => depth == 152 ? [3, 8, 23, 3] : Blocks(depth) },
        { "for 18 layers, the answer is 3, 4, 6, 3; expected 2, 2, 2, 2", _ => [3, 4, 6, 3] },
        { "threw an error: not yet.", _ => throw new ArgumentException("not yet") },
    };

    [Theory]
    [MemberData(nameof(BlockMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheBlocksIsNamed(string expected, Func<int, int[]> answer) =>
        AssertNamed(expected, Check.BlocksOfTable1(answer));

    public static TheoryData<string, Func<int, int, int, Module<Tensor, Tensor>>> LayerMistakes => new()
    {
        { "the answer is null", (_, _, _) => null! },
        { "expected one 3×3 convolution", (_, _, _) => ReLU() },
        { "expected one 3×3 convolution", (i, o, s) => Sequential(Conv2d(i, o, 1, stride: s, bias: false), BatchNorm2d(o), ReLU()) },
        { "write bias: false", (i, o, s) => Sequential(Conv2d(i, o, 3, stride: s, padding: 1), BatchNorm2d(o), ReLU()) },
        { "so is the normalization", (i, o, s) => Sequential(Conv2d(i, o, 3, stride: s, padding: 1, bias: false), ReLU()) },
        { "ReLU comes before the normalization", (i, o, s) => Sequential(Conv2d(i, o, 3, stride: s, padding: 1, bias: false), ReLU(), BatchNorm2d(o)) },
        { "the ReLU is missing", (i, o, s) => Sequential(Conv2d(i, o, 3, stride: s, padding: 1, bias: false), BatchNorm2d(o)) },
        { "the shape is [2, 8, 6, 6]", (i, o, _) => Sequential(Conv2d(i, o, 3, padding: 1, bias: false), BatchNorm2d(o), ReLU()) },
    };

    [Theory]
    [MemberData(nameof(LayerMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheLayersIsNamed(string expected, Func<int, int, int, Module<Tensor, Tensor>> answer) =>
        AssertNamed(expected, Check.NormalizedConvolution(answer));

    public static TheoryData<string, Func<int, int, long>> CostMistakes => new()
    {
        { "always 0", (_, _) => 0 },
        { "56·64 = 28·128", (side, planes) => side * planes },
        { "the kernel is counted", (side, planes) => 9L * side * planes },
        { "nine weights", (side, planes) => (long)side * side * planes * planes },
        { "the channels are squared", (side, planes) => 9L * side * side * planes },
        { "side × side pixels", (side, planes) => 9L * side * planes * planes },
        { "these are weights", (_, planes) => 9L * planes * planes },
        { "expected", (side, planes) => (9L * side * side * planes * planes) + 1 },
    };

    [Theory]
    [MemberData(nameof(CostMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheCostIsNamed(string expected, Func<int, int, long> answer) =>
        AssertNamed(expected, Check.ConvolutionCost(answer));

    public static TheoryData<string, Func<string, ResNet>> NetworkMistakes => new()
    {
        { "this is the network of table 1", name => ResNet.Create(name) },
        { "still 7×7", name => ResNet.Create(name, classes: 10) },
        { "still has 1000 classes", name => ResNet.Create(name, stem: Stem.Cifar) },
        { "for resnet-18, in parameters", _ => ResNet.Create("resnet-8") },
    };

    [Theory]
    [MemberData(nameof(NetworkMistakes), DisableDiscoveryEnumeration = true)]
    public void AMistakeInTheNetworkIsNamed(string expected, Func<string, ResNet> answer) =>
        AssertNamed(expected, Check.CirculatingNetwork(answer));

    [Fact]
    public void RightAnswersPass()
    {
        Assert.True(Check.StageStrides(n => Body(n, (stage, i) => stage > 0 && i == 0 ? 2 : 1)).Passed);
        Assert.True(Check.BlocksOfTable1(Blocks).Passed);
        Assert.True(Check.BlocksOfTable1(depth => [.. Variants.Find($"resnet-{depth}").BlocksPerStage]).Passed);
        Assert.True(Check.NormalizedConvolution((i, o, s) =>
            Sequential(Conv2d(i, o, 3, stride: s, padding: 1, bias: false), BatchNorm2d(o), ReLU(inplace: true))).Passed);
        Assert.True(Check.ConvolutionCost((side, planes) => 9L * side * side * planes * planes).Passed);
        Assert.True(Check.CirculatingNetwork(name => ResNet.Create(name, classes: 10, stem: Stem.Cifar)).Passed);
    }

    private static Module<Tensor, Tensor> Body(int n, Func<int, int, int> stride)
    {
        var blocks = new List<Module<Tensor, Tensor>>();
        for (var stage = 0; stage < 3; stage++)
        {
            for (var i = 0; i < n; i++)
            {
                var planes = i == 0 && stage > 0 ? 8 << stage : 16 << stage;
                blocks.Add(new BasicBlock(planes, 16 << stage, stride(stage, i), new BlockOptions(Shortcut.B)));
            }
        }

        return Sequential(blocks);
    }

    private static int[] Blocks(int depth) => depth switch
    {
        18 => [2, 2, 2, 2],
        34 or 50 => [3, 4, 6, 3],
        101 => [3, 4, 23, 3],
        _ => [3, 8, 36, 3],
    };

    private static void AssertNamed(string expected, CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.Contains(expected, result.Message, StringComparison.Ordinal);
    }
}
