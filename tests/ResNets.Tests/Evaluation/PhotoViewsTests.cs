using ResNets.Data;
using ResNets.Display;
using ResNets.Evaluation;
using ResNets.Networks;
using ResNets.Tests.Data;
using static TorchSharp.torch;

namespace ResNets.Tests.Evaluation;

public sealed class PhotoViewsTests
{
    private static readonly Normalization s_half = Normalization.PerChannel([0.5f, 0.4f, 0.3f], [0.2f, 0.3f, 0.4f]);

    [Fact]
    public void TheTenSquaresAreTorchvisions()
    {
        foreach (var entry in PictureFixtures.All.GetProperty("tenCrops").EnumerateArray())
        {
            int Number(string name) => entry.GetProperty(name).GetInt32();
            var found = CropViews.Areas(Number("width"), Number("height"), Number("crop"), ten: true);
            var expected = entry.GetProperty("views").EnumerateArray()
                .Select(view => (view[0].GetInt32(), view[1].GetInt32(), view[2].GetBoolean()));
            Assert.Equal(expected, found.Select(view => (view.Area.Left, view.Area.Top, view.Mirrored)));
        }
    }

    /// <summary>A network that answers with the colour of the left upper pixel tells which views it was asked about.</summary>
    [Fact]
    public void TenCropAveragesTheProbabilitiesOfItsViews()
    {
        using var folder = new TemporaryFolder();
        PictureFixtures.WritePhotos(folder);
        var photos = ImageFolder.Open(folder.Path);
        using var net = new CornerColour();
        var scores = TenCrop.Score(net, photos, s_half, side: 20, crop: 16, batchSize: 2);
        var middle = CenterCrop.Score(net, photos, s_half, side: 20, crop: 16);
        for (var i = 0; i < photos.Count; i++)
        {
            var picture = PictureFile.Read(photos.Files[i].Path).ResizeShorterSide(20);
            var views = CropViews.Areas(picture.Width, picture.Height, 16, ten: true);
            var expected = views.Select(view => Softmax(picture, view.Area, view.Mirrored)).ToArray();
            for (var c = 0; c < 2; c++)
            {
                Assert.Equal(expected.Average(view => view[c]), scores[i][c], 1e-5);
                Assert.Equal(expected[4][c], middle[i][c], 1e-5);
            }
        }
    }

    /// <summary>The one place is averaged and multiplied by the operators of the head: not a bit differs.</summary>
    [Theory]
    [InlineData("resnet-20", 16, 32, 3)]
    [InlineData("plain-20", 4, 32, 2)]
    [InlineData("resnet-18", 8, 224, 2)]
    [InlineData("resnet-18", 64, 224, 1)]
    [InlineData("resnet-50", 8, 224, 2)]
    public void FullyConvolutionalAtTheSizeOfTrainingIsTheNetworkItself(string name, int width, int side, int images)
    {
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var net = ResNet.Create(name, width: width);
        net.eval();
        var x = rand([images, 3, side, side], generator: new Generator(3));
        Assert.Equal([images, net.Spec.Classes, 1, 1], FullyConvolutional.ScoreMap(net, x).shape);
        Assert.Equal(Bits(net.call(x)), Bits(FullyConvolutional.Scores(net, x)));

        static int[] Bits(Tensor values) => [.. values.contiguous().data<float>().ToArray().Select(BitConverter.SingleToInt32Bits)];
    }

    [Theory]
    [InlineData("resnet-18", Stem.Cifar, 32, 4)]
    [InlineData("resnet-50", Stem.Cifar, 32, 4)]
    [InlineData("resnet-20", Stem.ImageNet, 224, 14)]
    public void TheWindowGoesByStemAndStages(string name, Stem stem, int side, int window)
    {
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var net = ResNet.Create(name, width: 4, classes: 3, stem: stem);
        net.eval();
        var x = rand([1, 3, side, side], generator: new Generator(3));
        Assert.Equal([window, window], net.Features(x).shape[2..]);
        Assert.Equal([1, 3, 1, 1], FullyConvolutional.ScoreMap(net, x).shape);
        Assert.True(FullyConvolutional.Scores(net, x).allclose(net.call(x), rtol: 1e-5, atol: 1e-6));

        var wider = rand([1, 3, side, 2 * side], generator: new Generator(3));
        Assert.Equal([1, 3, 1, window + 1], FullyConvolutional.ScoreMap(net, wider).shape);
    }

    /// <summary>On a larger picture every place scores its own window of the feature maps.</summary>
    [Fact]
    public void EveryPlaceScoresItsWindow()
    {
        using var scope = NewDisposeScope();
        using var without = no_grad();
        var net = ResNet.Create("resnet-20", width: 4);
        net.eval();
        var x = rand([1, 3, 44, 56], generator: new Generator(3));
        var map = FullyConvolutional.ScoreMap(net, x);
        Assert.Equal([1, 10, 4, 7], map.shape);
        var features = net.Features(x);
        var window = features.narrow(2, 3, 8).narrow(3, 5, 8).mean([2L, 3L]);
        Assert.True(net.Classifier.call(window).allclose(map.select(3, 5).select(2, 3), rtol: 1e-4, atol: 1e-5));
        var error = Assert.Throws<ArgumentException>(() => FullyConvolutional.ScoreMap(net, rand(1, 3, 24, 32)));
        Assert.Contains("32×24", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MultiScaleAveragesSizesAndMirrorImages()
    {
        using var folder = new TemporaryFolder();
        PictureFixtures.WritePhotos(folder);
        var photos = ImageFolder.Open(folder.Path);
        using var net = ResNet.Create("resnet-20", width: 4, classes: 2);
        var one = MultiScale.Score(net, photos, s_half, [32], mirrored: false);
        var other = MultiScale.Score(net, photos, s_half, [48], mirrored: false);
        var both = MultiScale.Score(net, photos, s_half, [32, 48], mirrored: false);
        Assert.Equal((one[3][0] + other[3][0]) / 2, both[3][0], 1e-6);
        Assert.NotEqual(one[3][0], MultiScale.Score(net, photos, s_half, [32])[3][0]);
        Assert.True(net.training);
    }

    [Fact]
    public void AViewThatWouldBeEnormousIsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        PictureFixtures.WritePhotos(folder);
        File.WriteAllBytes(folder["cat/3.png"], Png.Encode(new byte[3 * 30_000 * 20], 30_000, 20));
        using var net = ResNet.Create("resnet-20", width: 4, classes: 2);
        var error = Assert.Throws<InvalidDataException>(() => MultiScale.Score(net, ImageFolder.Open(folder.Path), s_half, [640]));
        Assert.Equal(
            $"{folder["cat/3.png"]} would have 960,000×640 pixels with a shorter side of 640; expected at most 16 million. Crop or remove it.",
            error.Message);
    }

    [Fact]
    public void ViewsThatCannotBeCutAreOneSentence()
    {
        using var folder = new TemporaryFolder();
        PictureFixtures.WritePhotos(folder);
        var photos = ImageFolder.Open(folder.Path);
        using var net = ResNet.Create("resnet-20", width: 4, classes: 2);
        Assert.Equal(
            "Squares of 32 pixels from a shorter side of 20 in batches of 8 were asked for; expected 1 ≤ square ≤ side and at least one photograph in a batch.",
            Refusal(() => TenCrop.Score(net, photos, s_half, side: 20, crop: 32)));
        Assert.StartsWith("Squares of 0 pixels ", Refusal(() => CenterCrop.Score(net, photos, s_half, side: 20, crop: 0)), StringComparison.Ordinal);
        Assert.Contains("in batches of 0 ", Refusal(() => TenCrop.Score(net, photos, s_half, 37, 32, batchSize: 0)), StringComparison.Ordinal);
        Assert.Equal(
            "Shorter sides of [32, 0] pixels were asked for; expected at least one, and each at least 1.",
            Refusal(() => MultiScale.Score(net, photos, s_half, [32, 0])));

        static string Refusal(Func<Scores> score) => Assert.Throws<ArgumentException>(score).Message;
    }

    private static double[] Softmax(Picture picture, PictureArea area, bool mirrored)
    {
        var x = area.Left + (mirrored ? area.Width - 1 : 0);
        var pixel = picture.Pixels.AsSpan(3 * ((area.Top * picture.Width) + x), 3);
        double[] exp = [Math.Exp(((pixel[0] / 255.0) - 0.5) / 0.2), Math.Exp(((pixel[1] / 255.0) - 0.4) / 0.3)];
        return [exp[0] / exp.Sum(), exp[1] / exp.Sum()];
    }

    private sealed class CornerColour() : nn.Module<Tensor, Tensor>(nameof(CornerColour))
    {
        public override Tensor forward(Tensor input) => input.select(3, 0).select(2, 0).narrow(1, 0, 2).clone();
    }
}
