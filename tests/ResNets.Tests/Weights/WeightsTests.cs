using ResNets.Blocks;
using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using ResNets.Training;
using ResNets.Weights;
using ResNets.Weights.Torch;
using TorchSharp;
using static TorchSharp.torch;
using Storage = ResNets.Weights.Torch.Storage;
using WeightStore = ResNets.Weights.Weights;

namespace ResNets.Tests.WeightFiles;

public sealed class WeightsTests
{
    [Theory]
    [InlineData("net.pth", WeightFormat.TorchZip)]
    [InlineData("net.pt", WeightFormat.TorchZip)]
    [InlineData("net.safetensors", WeightFormat.SafeTensors)]
    public void WhatIsSavedComesBack(string name, WeightFormat format)
    {
        using var folder = new TemporaryFolder();
        using var net = Net(seed: 1);
        WeightStore.Save(net, folder[name]);
        Assert.Equal([folder[name]], Directory.GetFiles(folder.Path));
        using var file = WeightStore.Read(folder[name]);
        Assert.Equal(format, file.Format);
        Assert.Equal(net.state_dict().Keys, file.Tensors.Keys);

        using var copy = Net(seed: 2);
        var report = WeightStore.Load(copy, folder[name]);
        Assert.True(report.Fits);
        Assert.Equal(net.state_dict().Count, report.Loaded.Length);
        AssertSame(net, copy);
    }

    [Fact]
    public void ACheckpointOfTheCourseIsReadWithoutItsMomentum()
    {
        using var folder = new TemporaryFolder();
        using var net = Net(seed: 1);
        using var set = Images.Random(24);
        var options = new TrainerOptions { CheckpointPath = folder["checkpoint"] };
        new Trainer(net, Recipe.Cifar.Scaled(2) with { BatchSize = 8 }, set, options: options).Run();
        using var copy = Net(seed: 2);
        WeightStore.Load(copy, folder["checkpoint"]);
        AssertSame(net, copy);
        using var file = WeightStore.Read(folder["checkpoint"]);
        Assert.Equal(WeightFormat.Checkpoint, file.Format);
        Assert.Equal((set.Title, set.Fingerprint), (file.Run!.Data, file.Run.DataFingerprint));
        using var mean = PixelStatistics.MeanImage(set);
        using var scope = NewDisposeScope();
        Assert.Equal(mean.data<float>().ToArray(), file.Normalization!.ToTensors().Mean.data<float>().ToArray());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void AZipArchiveThatIsCutOffIsSaidToBe(double share)
    {
        using var folder = new TemporaryFolder();
        using var net = Net(seed: 1);
        WeightStore.Save(net, folder["net.pth"]);
        var bytes = File.ReadAllBytes(folder["net.pth"]);
        File.WriteAllBytes(folder["cut.pth"], bytes[..(int)(share * bytes.Length)]);
        Assert.Equal(
            $"{folder["cut.pth"]} cannot be read as weights: the zip archive is cut off or damaged: its list of contents, at the end, is not whole; get the file again.",
            Assert.Throws<InvalidDataException>(() => WeightStore.Read(folder["cut.pth"])).Message);
    }

    [Fact]
    public void WhatDoesNotFitIsReportedInFullAndNothingIsLoaded()
    {
        using var folder = new TemporaryFolder();
        using var wide = ResNet.Create("resnet-8", Shortcut.B, width: 4, classes: 5, seed: 1);
        WeightStore.Save(wide, folder["wide.pth"]);
        using var net = ResNet.Create("resnet-14", Shortcut.A, width: 4, classes: 3, seed: 2);
        using var before = net.get_parameter("conv1.weight")!.clone();

        var error = Assert.Throws<WeightMismatchException>(() => WeightStore.Load(net, folder["wide.pth"]));

        Assert.Equal(30, error.Report.Missing.Length); // three second blocks of two convolutions and two normalizations of 4
        Assert.Contains("layer1.1.bn1.running_mean", error.Report.Missing);
        Assert.Equal(12, error.Report.Unexpected.Length); // two projections of 6 tensors
        Assert.Contains("layer2.0.downsample.0.weight", error.Report.Unexpected);
        Assert.Equal(
            ["fc.weight is Float32 [5, 16], expected Float32 [3, 16]", "fc.bias is Float32 [5], expected Float32 [3]"],
            error.Report.Mismatched);
        Assert.Contains("30 missing (layer1.1.conv1.weight, ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("nothing was loaded.", error.Message, StringComparison.Ordinal);
        Assert.All(error.Report.Missing, key => Assert.Contains(key, error.Report.ToString(), StringComparison.Ordinal));
        Assert.True(before.allclose(net.get_parameter("conv1.weight")!, rtol: 0, atol: 0));
    }

    [Fact]
    public void AnotherElementTypeDoesNotFit()
    {
        using var folder = new TemporaryFolder();
        using var halves = Net(seed: 1);
        halves.to(ScalarType.Float16);
        WeightStore.Save(halves, folder["half.safetensors"]);
        using var net = Net(seed: 2);
        var report = Assert.Throws<WeightMismatchException>(() => WeightStore.Load(net, folder["half.safetensors"])).Report;
        Assert.Contains("fc.bias is Float16 [3], expected Float32 [3]", report.Mismatched);
    }

    [Fact]
    public void WithoutStrictnessWhatFitsIsLoaded()
    {
        using var folder = new TemporaryFolder();
        using var five = ResNet.Create("resnet-8", width: 4, classes: 5, seed: 1);
        WeightStore.Save(five, folder["five.pth"]);
        using var net = Net(seed: 2);
        var report = WeightStore.Load(net, folder["five.pth"], strict: false);
        Assert.Equal(2, report.Mismatched.Length);
        Assert.True(five.get_parameter("conv1.weight")!.allclose(net.get_parameter("conv1.weight")!, rtol: 0, atol: 0));
    }

    [Theory]
    [InlineData("module.linear.weight", "fc.weight")]
    [InlineData("module.layer2.0.shortcut.0.weight", "layer2.0.downsample.0.weight")]
    [InlineData("linear.bias", "fc.bias")]
    [InlineData("module.conv1.weight", "conv1.weight")]
    public void TheKeysOfPytorchResnetCifar10BecomeTorchvisions(string key, string expected) =>
        Assert.Equal(expected, KeyMapping.PytorchResnetCifar10.Map(key));

    [Fact]
    public void AMappingIsRecognisedByItsKeys()
    {
        Assert.Same(KeyMapping.PytorchResnetCifar10, KeyMapping.Recognise(["module.conv1.weight", "module.linear.weight"]));
        Assert.Same(KeyMapping.DataParallel, KeyMapping.Recognise(["module.conv1.weight", "module.fc.weight"]));
        Assert.Same(KeyMapping.None, KeyMapping.Recognise(["conv1.weight", "fc.weight"]));
        Assert.Equal("conv1.weight", KeyMapping.DataParallel.Map("module.conv1.weight"));
    }

    [Fact]
    public void AnotherEndingIsRefused()
    {
        using var net = Net(seed: 1);
        var error = Assert.Throws<ArgumentException>(() => WeightStore.Save(net, "net.onnx"));
        Assert.Contains("end it in .safetensors, .pth or .pt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingFileIsOneSentence()
    {
        using var folder = new TemporaryFolder();
        var missing = Assert.Throws<InvalidDataException>(() => WeightStore.Read(folder["none.pth"]));
        Assert.EndsWith("there is no such file.", missing.Message, StringComparison.Ordinal);
        var directory = Assert.Throws<InvalidDataException>(() => WeightStore.Read(folder.Path));
        Assert.Equal($"{folder.Path} cannot be read as weights: it is a folder; name a file in it.", directory.Message);
    }

    [Fact]
    public void ATensorWithoutElementsKeepsItsShape()
    {
        var storage = new Storage("0", StorageType.Of(ScalarType.Float32), 0);
        Assert.Equal([3, 0, 2], StoredTensor.Of(storage, 0, [3, 0, 2], [2, 2, 1]).Sizes);
        Assert.Throws<InvalidDataException>(() => StoredTensor.Of(storage, 0, [0, 1L << 40], [1, 1]));
    }

    [Fact]
    public void TheStateDictUnderAUsualKeyComesBeforeATensorBesideIt()
    {
        var storage = new Storage("0", StorageType.Of(ScalarType.Float32), 1);
        var tensor = StoredTensor.Of(storage, 0, [1], [1]);
        var (root, weights, averages) = (new PickleDictionary(), new PickleDictionary(), new PickleDictionary());
        root.Set("loss", tensor);
        Assert.Equal("loss", Assert.Single(StateDict.In(root)).Key);
        averages.Set("average", tensor);
        root.Set("ema", averages);
        Assert.Equal("loss", Assert.Single(StateDict.In(root)).Key);
        weights.Set("conv1.weight", tensor);
        root.Set("model_state_dict", weights);
        Assert.Equal("conv1.weight", Assert.Single(StateDict.In(root)).Key);
    }

    /// <summary>Trained weights of a public project in the container before PyTorch 1.6, and how many images PyTorch 1.13 says they get wrong.</summary>
    [Theory]
    [InlineData(20, "resnet20-12fca82f.th", 1_897)]
    [InlineData(32, "resnet32-d509ac18.th", 1_744)]
    public void TrainedWeightsGetAsManyWrongAsInPyTorch(int depth, string file, int expected)
    {
        Assert.SkipUnless(
            DataSets.IsIn(DataDirectory.FromEnvironment(), "cifar-10"),
            "CIFAR-10 is not there; './course data cifar-10' gets it.");
        var weights = Path.Combine(Environment.GetEnvironmentVariable("RESNET_WEIGHTS") ?? "", file);
        Assert.SkipUnless(File.Exists(weights), $"RESNET_WEIGHTS names no folder with {file}.");
        using var data = DataSets.Open("cifar-10");
        Assert.SkipUnless(data.Test.Remark.Length > 0, "The counts belong to CIFAR-10 decoded from JPEG, and these are the official pixels.");
        using var net = ResNet.Create($"resnet-{depth}", zeros: ZeroPlacement.Both);
        Assert.True(WeightStore.Load(net, weights, KeyMapping.PytorchResnetCifar10).Fits);
        Assert.InRange(SingleView.Test(net, data.Test, Normalization.ImageNet).Wrong, expected - 2, expected + 2);
    }

    private static ResNet Net(ulong seed) => ResNet.Create("resnet-8", Shortcut.B, width: 4, classes: 3, seed: seed);

    private static void AssertSame(ResNet expected, ResNet found)
    {
        using var scope = NewDisposeScope();
        foreach (var (key, value) in expected.state_dict())
        {
            Assert.True(value.allclose(found.state_dict()[key], rtol: 0, atol: 0), key);
        }
    }
}
