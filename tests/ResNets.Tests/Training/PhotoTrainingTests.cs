using ResNets.Data;
using ResNets.Networks;
using ResNets.Tests.Data;
using ResNets.Training;

namespace ResNets.Tests.Training;

public sealed class PhotoTrainingTests : IDisposable
{
    private static readonly Recipe s_recipe = Recipe.ImageNet.Scaled(6) with
    {
        BatchSize = 4,
        LearningRate = 0.01,
        Photos = new PhotoAugmentation(36, 48, 32, Flip: true, ColourNoise: 0.1),
    };

    private readonly TemporaryFolder _pictures = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ImageFolder _photos;

    public PhotoTrainingTests()
    {
        PictureFixtures.WritePhotos(_pictures);
        _photos = ImageFolder.Open(_pictures.Path).Named("photos");
    }

    public void Dispose()
    {
        _pictures.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ImageNetsRecipeIsThePapers()
    {
        Assert.Equal(PhotoAugmentation.Paper, Recipe.ImageNet.Photos);
        Assert.Equal((600_000, 256, 0.1), (Recipe.ImageNet.Iterations, Recipe.ImageNet.BatchSize, Recipe.ImageNet.LearningRate));
        Assert.Equal(Plateau.ImageNet, Recipe.ImageNet.Plateau);
        Assert.Empty(Recipe.ImageNet.Drops);
    }

    [Fact]
    public void PhotographsAreLearntFromAndTestedOn()
    {
        using var net = Net();

        var history = new Trainer(net, s_recipe, _photos, _photos, new TrainerOptions { ReportEvery = 1 }).Run();

        Assert.Equal(6, history.Points.Count);
        Assert.Equal("photos, 5 pictures in 2 classes", history.Header.Data);
        Assert.Equal(_photos.Fingerprint, history.Header.DataFingerprint);
        Assert.Contains(history.FinalTestError!.Value, Enumerable.Range(0, 6).Select(wrong => 20.0 * wrong));
        Assert.All(history.Points, point => Assert.True(double.IsFinite(point.TrainingLoss)));
    }

    [Fact]
    public void AStoppedRunResumesByteForByte()
    {
        using (var whole = Net())
        {
            new Trainer(whole, s_recipe, _photos, options: Options("whole")).Run();
        }

        using (var first = Net())
        {
            using var source = new CancellationTokenSource();
            Assert.Throws<OperationCanceledException>(() => new Trainer(first, s_recipe, _photos, options: Options("part"))
                .Run(new AtIteration(3, source.Cancel), source.Token));
        }

        using var second = Net();
        new Trainer(second, s_recipe, _photos, options: Options("part")).Run();

        Assert.Equal(File.ReadAllBytes(_folder["whole"]), File.ReadAllBytes(_folder["part"]));
    }

    [Fact]
    public void ThePlateauDividesTheRate()
    {
        using var net = Net();
        var recipe = s_recipe with { Plateau = new Plateau(Every: 1, Patience: 0, Improvement: 100, MostDrops: 3) };

        var rates = new Trainer(net, recipe, _photos, options: new TrainerOptions { ReportEvery = 1 }).Run()
            .Points.Select(point => point.LearningRate);

        Assert.Equal([0.01, 0.01, 0.001, 0.0001, 0.00001, 0.00001], rates.Select(rate => Math.Round(rate, 8)));
    }

    [Fact]
    public void ARecipeForImagesInMemoryIsRefused()
    {
        using var net = Net();

        var refusal = Assert.Throws<ArgumentException>(() => new Trainer(net, Recipe.Cifar.Scaled(2), _photos).Run());

        Assert.Equal(
            "The recipe \"CIFAR, section 4.2\" is for images in memory and photos is a folder of photographs; train by Recipe.ImageNet, or load the folder at a fixed size.",
            refusal.Message);
    }

    [Fact]
    public void BothKindsOfImagesAtOnceAreRefused()
    {
        using var net = Net();
        using var set = _photos.Load(32);

        Assert.Contains("expected both of one kind", Assert.Throws<ArgumentException>(() => new Trainer(net, s_recipe, _photos, set)).Message);
    }

    private static ResNet Net() => ResNet.Create("resnet-18", width: 4, classes: 2, seed: 3);

    private TrainerOptions Options(string name) => new() { ReportEvery = 1, CheckpointPath = _folder[name], Resume = true };
}
