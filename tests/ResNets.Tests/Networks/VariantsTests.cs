using ResNets.Blocks;
using ResNets.Networks;

namespace ResNets.Tests.Networks;

public sealed class VariantsTests
{
    // Tables of independent counts for 10 classes: plain = A, B, C by depth.
    [Theory]
    [InlineData(20, 269_722, 272_474, 283_962)]
    [InlineData(32, 464_154, 466_906, 489_594)]
    [InlineData(44, 658_586, 661_338, 695_226)]
    [InlineData(56, 853_018, 855_770, 900_858)]
    [InlineData(110, 1_727_962, 1_730_714, 1_826_202)]
    public void CifarParametersAreExact(int depth, long a, long b, long c)
    {
        Assert.Equal(a, Count($"plain-{depth}", Shortcut.None));
        Assert.Equal(a, Count($"resnet-{depth}", Shortcut.A));
        Assert.Equal(b, Count($"resnet-{depth}", Shortcut.B));
        Assert.Equal(c, Count($"resnet-{depth}", Shortcut.C));
    }

    [Theory]
    [InlineData("resnet-18", Shortcut.B, 11_689_512)]
    [InlineData("resnet-34", Shortcut.B, 21_797_672)]
    [InlineData("resnet-50", Shortcut.B, 25_557_032)]
    [InlineData("resnet-34", Shortcut.A, 21_623_848)]
    [InlineData("plain-34", Shortcut.None, 21_623_848)]
    [InlineData("resnet-18", Shortcut.C, 12_043_816)]
    public void ImageNetParametersAreExact(string name, Shortcut option, long expected) =>
        Assert.Equal(expected, Count(name, option));

    [Theory]
    [InlineData("resnet-52", "resnet-50 and resnet-56")]
    [InlineData("resnet-21", "resnet-20 and resnet-26")]
    [InlineData("plain-101", "plain-98 and plain-104")]
    [InlineData("resnet-2000", "the deepest is resnet-1202")]
    [InlineData("resnet-1", "the smallest is resnet-8")]
    [InlineData("densenet-121", "not a network's name")]
    [InlineData("resnet-99999999999999999999", "not a network's name")]
    public void AnUnknownNameNamesTheNearest(string name, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Variants.Find(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void DepthsOfTable1NameTheImageNetFamily()
    {
        Assert.Equal(Family.ImageNet, Variants.Find("resnet-50").Family);
        Assert.Equal(Family.Cifar, Variants.Find("resnet-50-cifar").Family);
        Assert.Equal([8, 8, 8], Variants.Find("resnet-50-cifar").BlocksPerStage);
        Assert.Equal([3, 8, 36, 3], Variants.Find("resnet-152").BlocksPerStage);
    }

    [Fact]
    public void APlainNameCannotHaveAShortcut()
    {
        var error = Assert.Throws<ArgumentException>(() => ResNet.Create("plain-20", Shortcut.B));
        Assert.Contains("resnet-20", error.Message, StringComparison.Ordinal);
    }

    private static long Count(string name, Shortcut option)
    {
        using var net = ResNet.Create(name, option);
        return net.parameters().Sum(p => p.numel());
    }
}
