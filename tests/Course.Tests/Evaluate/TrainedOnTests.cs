using Course.Evaluate;
using Course.Tests.Support;
using ResNets.Data;
using ResNets.Training;
using static TorchSharp.torch;

namespace Course.Tests.Evaluate;

/// <summary>What is said of a checkpoint's training images, and of those of a version that named no classes.</summary>
public sealed class TrainedOnTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trained on ").FullName;
    private readonly TestTerminal _terminal = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("CIFAR-10, 20 train images at 32×32", "✓ trained on       CIFAR-10, 20 train images at 32×32")]
    [InlineData("CIFAR-100, 20 train images at 32×32", "! trained on       CIFAR-100, 20 train images at 32×32, not on CIFAR-10: the error says ")]
    public void Without_class_names_the_name_of_the_set_tells(string learnt, string line)
    {
        using ImageSet test = Set("CIFAR-10", "test");

        TrainedOn.Show(_terminal.Terminal, Run(learnt), new TestImages(test, null));

        Assert.StartsWith(line, Assert.Single(_terminal.Lines));
    }

    /// <summary>The name of a set's training images is the one that a run keeps.</summary>
    [Fact]
    public void The_name_of_the_training_images_comes_first()
    {
        using ImageSet test = Set("photos/val", "test");
        using ImageSet train = Set("photos/train", "train");

        TrainedOn.Show(_terminal.Terminal, Run("photos/train, 20 train images at 32×32"), new TestImages(test, train));

        Assert.StartsWith("✓ ", Assert.Single(_terminal.Lines));
    }

    [Fact]
    public void Photographs_to_test_on_alone_do_not_tell()
    {
        PhotoFolder.Write(_folder);

        TrainedOn.Show(_terminal.Terminal, Run("birds/train, 20 pictures in 2 classes"), new TestImages(ImageFolder.Open(_folder), null));

        Assert.StartsWith("✓ ", Assert.Single(_terminal.Lines));
    }

    private static ImageSet Set(string name, string split) =>
        new(name, split, zeros(2, 4, 4, 3, dtype: ScalarType.Byte), arange(2), ["bird", "cat"]);

    private static RunIdentity Run(string learnt) => new([], [], learnt, "fingerprint", null, ClassNames: null);
}
