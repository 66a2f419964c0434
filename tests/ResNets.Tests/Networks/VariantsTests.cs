using ResNets.Blocks;
using ResNets.Networks;

namespace ResNets.Tests.Networks;

public sealed class VariantsTests
{
    [Theory]
    [InlineData("resnet-52", "resnet-52 does not exist; the nearest are resnet-50 and resnet-56 (")]
    [InlineData("resnet-52", "resnet-50 is an ImageNet network, the CIFAR network of 50 layers is resnet-50-cifar")]
    [InlineData("resnet-100", "the nearest are resnet-98 and resnet-101 (resnet-101 is an ImageNet network);")]
    [InlineData("resnet-21", "the nearest are resnet-20 and resnet-26; CIFAR networks have 6n+2 layers")]
    [InlineData("resnet-51-cifar", "the nearest are resnet-50-cifar and resnet-56;")]
    [InlineData("resnet-51-single", "the nearest are resnet-50-single and resnet-56-single;")]
    [InlineData("resnet-18-cifar", "the nearest are resnet-14 and resnet-20;")]
    [InlineData("plain-100", "the nearest are plain-98 and plain-101 (plain-101 is an ImageNet network);")]
    [InlineData("plain-20-single", "write resnet-N-single")]
    [InlineData("resnet-2000", "the deepest is resnet-1202")]
    [InlineData("resnet-1", "the smallest is resnet-8")]
    [InlineData("resnet-0", "the smallest is resnet-8")]
    [InlineData("resnet-99999999", "the deepest is resnet-1202")]
    [InlineData("resnet-020", "resnet-020 does not exist; did you mean resnet-20?")]
    [InlineData("vgg-11", "vgg-11 does not exist; there are vgg-16 and vgg-19.")]
    [InlineData("highway-20", "there are highway-19 and highway-32.")]
    [InlineData("ResNet50", "; did you mean resnet-50?")]
    [InlineData("resent-20", "; did you mean resnet-20?")]
    [InlineData("vgg16", "; did you mean vgg-16?")]
    [InlineData("densenet-121", "'densenet-121' is not a network's name; there are plain-N and resnet-N")]
    [InlineData("", "'' is not a network's name")]
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

    [Theory]
    [InlineData("plain-18")]
    [InlineData("plain-34")]
    [InlineData("plain-50")]
    [InlineData("resnet-101")]
    [InlineData("resnet-152-cifar")]
    [InlineData("plain-50-cifar")]
    [InlineData("resnet-1202")]
    [InlineData("resnet-20-single")]
    [InlineData("vgg-16")]
    [InlineData("highway-32")]
    public void ANameFindsItsNetwork(string name) => Assert.Equal(name, Variants.Find(name).Name);

    [Fact]
    public void EveryDepthOf6nPlus2HasANetwork()
    {
        for (var n = 1; n <= 200; n++)
        {
            var name = $"resnet-{(6 * n) + 2}{(n is 8 or 25 ? "-cifar" : "")}";
            var spec = Variants.Find(name);
            Assert.Equal((Family.Cifar, (6 * n) + 2, Shortcut.A), (spec.Family, spec.Depth, spec.Options.Shortcut));
            Assert.Equal([n, n, n], spec.BlocksPerStage);
        }
    }

    [Fact]
    public void ASecondNameOfTheSameNetworkIsNotKept() => Assert.Equal("resnet-20", Variants.Find("resnet-20-cifar").Name);

    [Theory]
    [InlineData("vgg-16", "vgg-16 has no shortcut to choose")]
    [InlineData("highway-19", "highway-19 has no shortcut to choose")]
    [InlineData("plain-20", "plain-20 cannot have shortcut B")]
    public void WhatANetworkLacksCannotBeChosen(string name, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => Variants.Find(name).With(option: Shortcut.B));
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GatesAreForHighwaysOnly()
    {
        var spec = Variants.Find("resnet-20");
        Assert.Throws<ArgumentException>(() => spec.With(option: Shortcut.Gated));
        Assert.Throws<ArgumentException>(() => Network.Build(spec with { Options = new BlockOptions(Shortcut.Gated) }));
    }
}
