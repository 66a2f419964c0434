using ResNets.Blocks;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Weights;
using WeightStore = ResNets.Weights.Weights;

namespace ResNets.Tests.Weights;

public sealed class TrainedNetworkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WhereNoFolderOrNoFileIsThereIsNoNetwork()
    {
        Assert.Null(TrainedNetwork.Find("resnet-20", Path.Combine(_folder.Path, "none")));
        Assert.Null(TrainedNetwork.Find("resnet-20", _folder.Path));
    }

    [Fact]
    public void FilesOfOtherNetworksAndOtherKeysArePassedOver()
    {
        using var net = ResNet.Create("resnet-8", width: 4);
        WeightStore.Save(net, Path.Combine(_folder.Path, "resnet8-own.safetensors"));
        File.WriteAllText(Path.Combine(_folder.Path, "resnet80-other.th"), "not weights");

        Assert.Null(TrainedNetwork.Find("resnet-8", _folder.Path));
    }

    [Fact]
    public void WeightsOfThePublicProjectAreFoundByNameWithTheirNormalizationAndZeros()
    {
        var weights = Environment.GetEnvironmentVariable(TrainedNetwork.Variable) ?? "";
        Assert.SkipUnless(Directory.Exists(weights), $"{TrainedNetwork.Variable} names no folder.");

        using var trained = TrainedNetwork.Find("resnet-20", weights);

        Assert.NotNull(trained);
        Assert.StartsWith("resnet20-", trained.File, StringComparison.Ordinal);
        Assert.Same(Normalization.ImageNet, trained.Normalization);
        Assert.Equal(ZeroPlacement.Both, trained.Net.Spec.Options.Zeros);
        Assert.False(trained.Net.training);
    }

    [Fact]
    public void AnUnknownNetworkIsRefused() =>
        Assert.Throws<ArgumentException>(() => TrainedNetwork.Find("resnet-21", _folder.Path));
}
