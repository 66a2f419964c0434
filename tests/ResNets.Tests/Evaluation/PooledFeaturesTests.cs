using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Tests.Evaluation;

public sealed class PooledFeaturesTests
{
    [Fact]
    public void TheLastLayerMakesTheNetworksOwnLogitsOfThem()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var images = Images.Random(7, side: 16);
        using var net = ResNet.Create("resnet-8", width: 4, classes: 3, seed: 1);
        net.train();
        var features = PooledFeatures.Of(net, images, Normalization.ImageNet, batchSize: 3);
        Assert.True(net.training);
        net.eval();
        var (mean, std) = Normalization.ImageNet.ToTensors();
        var whole = TestBatches.Of(images, mean, 7, std: std).Select(batch => net.call(batch.Images)).Single();

        Assert.Equal([7L, 16], features.shape);
        Assert.True(net.Classifier.call(features).allclose(whole, rtol: 1e-4, atol: 1e-5));
    }
}
