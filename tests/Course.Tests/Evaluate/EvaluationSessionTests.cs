using Course.Evaluate;
using Course.Tests.Support;
using ResNets.Blocks;
using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using ResNets.Training;
using ResNets.Weights;
using static TorchSharp.torch;

namespace Course.Tests.Evaluate;

public sealed class EvaluationSessionTests : IDisposable
{
    private const int RecordBytes = 3073;

    private readonly string _folder = Directory.CreateTempSubdirectory("eval ").FullName;
    private readonly TestTerminal _terminal = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_single_file_of_any_number_of_records_is_tested_and_the_keys_choose_the_option()
    {
        using Network net = ResNet.Create("resnet-8", Shortcut.B, width: 2, classes: 10, seed: 4);
        Weights.Save(net, At("b.pth"));
        byte[] records = new byte[7 * RecordBytes];
        new Random(1).NextBytes(records);
        foreach (int record in Enumerable.Range(0, 7))
        {
            records[record * RecordBytes] = (byte)record;
        }

        File.WriteAllBytes(At("seven.bin"), records);
        using ImageSet images = Cifar10.LoadFile(At("seven.bin"));
        Normalization normalization = Normalization.Cifar;
        ResNets.Evaluation.TestResult expected = SingleView.Test(net, images, normalization);

        EvaluationReport report = await RunAsync(Request("b.pth", "seven.bin"));

        Assert.Equal(expected, report.Scores.Top1);
        Assert.Equal(7, expected.Total);
        Assert.Contains("option B", _terminal.Output);
    }

    [Theory]
    [InlineData("resnet-18", "256")]
    [InlineData("resnet-8", "32")]
    public async Task Photographs_are_tested_at_the_size_of_the_network(string network, string size)
    {
        using Network net = ResNet.Create(network, width: 2, classes: 2, seed: 4);
        Weights.Save(net, At("net.pth"));
        PhotoFolder.Write(At("photos"));
        ImageFolder photos = ImageFolder.Open(At("photos"));
        using ImageSet small = photos.Load(32);
        ResNets.Evaluation.TestResult expected = size == "256"
            ? CenterCrop.Score(net, photos, Normalization.Cifar).Top1
            : SingleView.Test(net, small, Normalization.Cifar);

        EvaluationReport report = await RunAsync(Request("net.pth", "photos", network));

        Assert.Equal((expected, 8), (report.Scores.Top1, expected.Total));
        Assert.Contains("photos, 8 ", _terminal.Output);
    }

    [Theory]
    [InlineData("resnet-18", Shortcut.B)]
    [InlineData("resnet-8", Shortcut.C)]
    public async Task Photographs_of_other_classes_than_the_weights_are_one_sentence(string network, Shortcut option)
    {
        using Network net = ResNet.Create(network, option, width: 2, classes: 4);
        Weights.Save(net, At("net.pth"));
        PhotoFolder.Write(At("photos"));

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => RunAsync(Request("net.pth", "photos", network)));

        Assert.Equal(
            $"{At("net.pth")} tells 4 classes apart, and photos has 2 (bird, cat); give images of the classes that the network has learnt.", e.Message);
    }

    [Fact]
    public async Task A_checkpoint_names_the_classes_that_it_has_learnt()
    {
        using Network net = ResNet.Create("resnet-8", width: 2, classes: 5);
        using ImageSet train = new(
            "Letters", "train", zeros(10, 32, 32, 3, dtype: ScalarType.Byte), arange(10).remainder(5).to(ScalarType.Int64), ["a", "b", "c", "d", "e"]);
        var options = new TrainerOptions { CheckpointPath = At("checkpoint.safetensors") };
        new Trainer(net, Recipe.Cifar.Scaled(1) with { BatchSize = 10 }, train, options: options).Run(cancellation: TestContext.Current.CancellationToken);
        PhotoFolder.Write(At("photos"));

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => RunAsync(Request("checkpoint.safetensors", "photos")));

        Assert.StartsWith($"{At("checkpoint.safetensors")} tells 5 classes apart (a, b, c, …), and photos has 2 (bird, cat); ", e.Message);
    }

    [Fact]
    public async Task An_empty_folder_is_one_sentence()
    {
        using Network net = ResNet.Create("resnet-8", width: 2, classes: 2);
        Weights.Save(net, At("net.pth"));
        Directory.CreateDirectory(At("empty"));

        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => RunAsync(Request("net.pth", "empty")));

        Assert.StartsWith($"{At("empty")} holds neither CIFAR-10's test_batch.bin nor ", e.Message);
    }

    [Fact]
    public async Task Weights_that_do_not_fit_are_one_sentence()
    {
        using Network net = ResNet.Create("resnet-14", width: 2, classes: 10);
        Weights.Save(net, At("deep.pth"));
        File.WriteAllBytes(At("one.bin"), new byte[RecordBytes]);

        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => RunAsync(Request("deep.pth", "one.bin")));

        Assert.StartsWith($"{At("deep.pth")} does not fit resnet-8: ", e.Message);
        Assert.EndsWith("nothing was loaded.", e.Message);
    }

    [Fact]
    public async Task A_file_that_ends_within_a_record_is_one_sentence()
    {
        using Network net = ResNet.Create("resnet-8", width: 2, classes: 10);
        Weights.Save(net, At("a.pth"));
        File.WriteAllBytes(At("cut.bin"), new byte[RecordBytes + 1]);

        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => RunAsync(Request("a.pth", "cut.bin")));

        Assert.Contains("a whole number of records of 3,073 bytes", e.Message);
    }

    [Theory]
    [InlineData("CIFAR-10", "airplane", "✓ trained on       CIFAR-10, 20 train images at 32×32")]
    [InlineData("Copy", "airplane", "✓ trained on       Copy, 20 train images at 32×32")]
    [InlineData("CIFAR-10", "boat", "! trained on       CIFAR-10, 20 train images at 32×32, not on CIFAR-10, where label 0 is airplane in place of boat: the error says ")]
    public async Task A_checkpoint_brings_its_own_mean_and_says_what_it_was_trained_on(string name, string first, string line)
    {
        var random = new Random(2);
        byte[] pixels = new byte[20 * 3072];
        random.NextBytes(pixels);
        using ImageSet train = new(
            name, "train", tensor(pixels).reshape(20, 32, 32, 3), arange(20).remainder(10).to(ScalarType.Int64), [first, "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]);
        using Network net = ResNet.Create("resnet-8", width: 2, classes: 10, seed: 4);
        var options = new TrainerOptions { CheckpointPath = At("checkpoint.safetensors") };
        new Trainer(net, Recipe.Cifar.Scaled(1) with { BatchSize = 10 }, train, options: options).Run(cancellation: TestContext.Current.CancellationToken);
        byte[] records = new byte[9 * RecordBytes];
        random.NextBytes(records);
        foreach (int record in Enumerable.Range(0, 9))
        {
            records[record * RecordBytes] = (byte)record;
        }

        File.WriteAllBytes(At("nine.bin"), records);
        using ImageSet images = Cifar10.LoadFile(At("nine.bin"));
        using Tensor mean = PixelStatistics.MeanImage(train);

        EvaluationReport report = await RunAsync(Request("checkpoint.safetensors", "nine.bin") with { Normalize = null });

        Assert.Equal(SingleView.Test(net, images, mean), report.Scores.Top1);
        Assert.Contains("per-pixel, the mean that the checkpoint holds", _terminal.Output);
        Assert.Contains(_terminal.Lines, shown => shown.StartsWith(line, StringComparison.Ordinal));
        Assert.Contains("… testing on 9 images", _terminal.Output);
    }

    [Theory]
    [InlineData("one.bin", "'./course data cifar-10' obtains those of CIFAR-10")]
    [InlineData("photos", "give the folder that holds train/ beside its test pictures")]
    public async Task A_mean_that_is_nowhere_is_one_sentence_that_says_where_to_get_it(string data, string advice)
    {
        using Network net = ResNet.Create("resnet-8", width: 2, classes: data == "photos" ? 2 : 10);
        Weights.Save(net, At("net.pth"));
        PhotoFolder.Write(At("photos"));
        File.WriteAllBytes(At("one.bin"), new byte[RecordBytes]);

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => RunAsync(Request("net.pth", data) with { Normalize = "per-pixel" }));

        Assert.Equal(
            $"--normalize per-pixel subtracts the mean of the training images, and {At(data)} has none; {advice}, or say --normalize cifar or --normalize imagenet where the weights were trained so.",
            e.Message);
    }

    [Fact]
    public async Task Bad_pictures_end_the_test_by_name_or_are_left_out_when_asked()
    {
        using Network net = ResNet.Create("resnet-8", width: 2, classes: 2);
        Weights.Save(net, At("net.pth"));
        PhotoFolder.Write(At("photos"));
        string[] bad = [.. Enumerable.Range(0, 7).Select(i => Path.Combine(At("photos"), "cat", $"bad-{i}.jpg"))];
        Assert.All(bad, path => File.WriteAllText(path, "text"));
        File.WriteAllText(Path.Combine(At("photos"), "bird", "1.webp"), "RIFF");
        File.WriteAllText(Path.Combine(At("photos"), "loose.jpg"), "text");
        EvaluationRequest request = Request("net.pth", "photos");

        CourseException e = await Assert.ThrowsAsync<CourseException>(() => RunAsync(request));
        EvaluationReport report = await RunAsync(request with { SkipBadPictures = true });

        Assert.Equal(
            $"7 files cannot be read as pictures: {string.Join(", ", bad[..5].Select(path => $"{path} is a text file"))}, and 2 more. Replace or remove them, or leave them out with --skip-bad-pictures.",
            e.Message);
        Assert.Equal(8, report.Scores.Count);
        Assert.Equal(bad, report.LeftOut.BadPictures.Select(picture => picture.Path));
        Assert.Equal((1, 1), (report.LeftOut.OtherFormats, report.LeftOut.InNoClass));
        Assert.Contains("photos: 1 .webp left out; only JPEG and PNG are read", _terminal.Output);
        Assert.Contains("photos: 7 files that cannot be decoded:", _terminal.Output);
        Assert.Contains($"    {bad[4]} is a text file", _terminal.Output);
        Assert.DoesNotContain($"    {bad[5]}", _terminal.Output);
        Assert.Contains("    and 2 more", _terminal.Output);
        Assert.Contains("photos: 1 picture beside the folders of the classes left out", _terminal.Output);
        Assert.Contains("8 test images at 32×32; 7 bad files left out; 1 .webp left out; one picture in no class left out", _terminal.Output);
    }

    [Theory]
    [InlineData(EvaluationViews.TenCrop)]
    [InlineData(EvaluationViews.MultiScale)]
    public async Task Photographs_are_tested_in_the_ways_of_the_papers_tables(EvaluationViews views)
    {
        using ResNet net = ResNet.Create("resnet-18", width: 2, classes: 2, seed: 4);
        Weights.Save(net, At("net.pth"));
        PhotoFolder.Write(At("photos"), each: 1);
        ImageFolder photos = ImageFolder.Open(At("photos"));
        Scores expected = views == EvaluationViews.TenCrop
            ? TenCrop.Score(net, photos, Normalization.Cifar)
            : MultiScale.Score(net, photos, Normalization.Cifar);

        EvaluationReport report = await RunAsync(Request("net.pth", "photos", "resnet-18") with { Views = views });

        AssertSame(expected, report.Scores);
        Assert.Contains($"… testing on 2 images, {ViewChoice.NameOf(views)}", _terminal.Output);
    }

    [Fact]
    public async Task Several_weights_are_an_ensemble()
    {
        using Network first = ResNet.Create("resnet-8", Shortcut.B, width: 2, classes: 2, seed: 4);
        using Network second = ResNet.Create("resnet-8", Shortcut.A, width: 2, classes: 2, seed: 5);
        Weights.Save(first, At("first.pth"));
        Weights.Save(second, At("second.pth"));
        PhotoFolder.Write(At("photos"));
        using ImageSet images = ImageFolder.Open(At("photos")).Load(32);
        Scores[] alone = [SingleView.Score(first, images, Normalization.Cifar), SingleView.Score(second, images, Normalization.Cifar)];

        EvaluationReport report = await RunAsync(Request("first.pth", "photos") with { Weights = [At("first.pth"), At("second.pth")] });
        EvaluationDisplay.Show(_terminal.Terminal, report, perClass: true);

        AssertSame(Scores.Average(alone), report.Scores);
        Assert.Equal([new(At("first.pth"), alone[0].Top1), new(At("second.pth"), alone[1].Top1)], report.Networks);
        Assert.Equal(2, _terminal.Lines.Count(line => line.StartsWith("✓ error alone ", StringComparison.Ordinal)));
        Assert.Contains(_terminal.Lines, line => line.StartsWith("✓ ensemble ", StringComparison.Ordinal));
        Assert.DoesNotContain("top-5", _terminal.Output);
        double right = 100 - report.Scores.Top1.Error;
        Assert.Contains(_terminal.Lines, line => line.StartsWith("✓ calibration      sure by ", StringComparison.Ordinal)
            && line.Contains(FormattableString.Invariant($"% and right in {right:F1}%; expected calibration error "), StringComparison.Ordinal));
        Assert.Contains(_terminal.Lines, line => line.StartsWith("│ bird  │      4 │", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Views_of_photographs_are_refused_where_a_folder_holds_small_images()
    {
        using Network net = ResNet.Create("resnet-18", width: 2, classes: 10);
        Weights.Save(net, At("net.pth"));
        Directory.CreateDirectory(At("small"));
        File.WriteAllBytes(Path.Combine(At("small"), "test_batch.bin"), new byte[RecordBytes]);

        UsageException e = await Assert.ThrowsAsync<UsageException>(
            () => RunAsync(Request("net.pth", "small", "resnet-18") with { Views = EvaluationViews.TenCrop }));

        Assert.StartsWith($"--views 10-crop is for folders of photographs and networks that take 224×224, and the images of {At("small")} are small; ", e.Message);
    }

    private static void AssertSame(Scores expected, Scores found)
    {
        Assert.Equal(expected.Labels, found.Labels);
        Assert.All(Enumerable.Range(0, expected.Count), image => Assert.Equal(expected[image].ToArray(), found[image].ToArray()));
    }

    private Task<EvaluationReport> RunAsync(EvaluationRequest request) =>
        EvaluationSession.RunAsync(request, Directories, _terminal.Terminal);

    private DataDirectory Directories => new(At("data"));

    private string At(string name) => Path.Combine(_folder, name);

    private EvaluationRequest Request(string weights, string data, string network = "resnet-8") =>
        new(classes => Variants.Find(network).With(width: 2, classes: classes), [At(weights)], At(data))
        {
            OptionIsFree = true,
            ZerosAreFree = true,
            Normalize = "cifar",
        };
}
