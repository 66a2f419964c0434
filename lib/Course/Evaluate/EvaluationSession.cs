using System.Globalization;
using Course.Photos;
using Course.Terminal;
using ResNets.Blocks;
using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;
using ResNets.Weights;

namespace Course.Evaluate;

/// <summary>Tests the weights of a file on test images.</summary>
public static class EvaluationSession
{
    /// <summary>Counts the images that the network gets wrong.</summary>
    /// <param name="request">What to test on what.</param>
    /// <param name="directory">Where data sets lie.</param>
    /// <param name="terminal">Where what was concluded from the weights is said.</param>
    /// <exception cref="CourseException">The weights or images cannot be read, or the weights do not fit the network.</exception>
    public static async Task<TestResult> RunAsync(EvaluationRequest request, DataDirectory directory, CourseTerminal terminal)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            using WeightFile file = Weights.Read(request.Weights);
            using TestImages opened = TestImages.Open(request.Data, directory, SkipBadPictures.Policy(request.SkipBadPictures));
            LeftOut.Show(terminal, opened.Train, opened.Test);
            PictureInspection.Require(opened.Test as ImageFolder);
            KeyMapping mapping = KeyMapping.Recognise(file.Tensors.Keys);
            NetworkSpec spec = request.SpecOf(opened.Test.ClassNames.Count);
            using TestImages images = spec.Stem == Stem.Cifar ? opened.InMemory((int)spec.Input[^1]) : opened;
            if (request.ZerosAreFree && spec.IsOfThePaper && mapping == KeyMapping.PytorchResnetCifar10)
            {
                spec = spec.With(zeros: ZeroPlacement.Both);
            }

            using Network net = Fill(spec, request, file, mapping);
            (Normalization normalization, string origin) = Normalize(request.Normalize ?? Usual(file, mapping, spec), file, images, request);
            terminal.Step("images", StepMark.Done, images.Test.InWords);
            terminal.Step("network", StepMark.Done, Describe(net.Spec));
            terminal.Step("weights", StepMark.Done, Describe(file, mapping));
            ShowTraining(file, images, terminal);
            terminal.Step("normalize", StepMark.Done, normalization.Name + origin);
            return await TestAsync(net, images.Test, normalization, terminal).ConfigureAwait(false);
        }
        catch (WeightMismatchException e)
        {
            terminal.Line(e.Report.ToString());
            throw new CourseException(e.Message, e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CourseException(SkipBadPictures.Explain(e), e);
        }
    }

    /// <summary>One view of each image: photographs at the paper's smallest scale, the square in their middle.</summary>
    private static Task<TestResult> TestAsync(
        Network net, ILabelledImages images, Normalization normalization, CourseTerminal terminal)
    {
        string count = images.Count.ToString("N0", CultureInfo.InvariantCulture);
        return terminal.BusyAsync($"testing on {count} images", status => Task.Run(() =>
        {
            var progress = new Done(status, count);
            return images is ImageFolder photos
                ? CenterCrop.Score(net, photos, normalization, progress: progress).Top1
                : SingleView.Test(net, (ImageSet)images, normalization, progress: progress);
        }));
    }

    /// <summary>What a checkpoint's network has learnt from, with a remark where that is not what it is tested on.</summary>
    private static void ShowTraining(WeightFile file, TestImages images, CourseTerminal terminal)
    {
        if (file.Run is not { } run)
        {
            return;
        }

        string? other = run.ClassNames is { } learnt ? OtherLabels(learnt, images) : OtherSet(run.Data, images);
        terminal.Step("trained on", other is null ? StepMark.Done : StepMark.Note, other is null
            ? run.Data
            : $"{run.Data}, not on {other}: the error says how the network does on images of another kind, with labels of another meaning");
    }

    /// <summary>The images with the first label that means something else than it did in training; null where none does.</summary>
    private static string? OtherLabels(IReadOnlyList<string> learnt, TestImages images)
    {
        IReadOnlyList<string> here = images.Test.ClassNames;
        int label = Enumerable.Range(0, Math.Min(learnt.Count, here.Count)).FirstOrDefault(i => learnt[i] != here[i], -1);
        return label < 0 ? null : $"{images.Test.Name}, where label {label} is {here[label]} in place of {learnt[label]}";
    }

    /// <summary>The set, where a checkpoint that names no classes says that it has learnt from another; a folder of test pictures alone does not tell.</summary>
    private static string? OtherSet(string learnt, TestImages images) =>
        (images.Train?.Name ?? (images.Test is ImageFolder ? null : images.Test.Name)) is { } name
            && !learnt.StartsWith(name + ", ", StringComparison.Ordinal) ? name : null;

    /// <summary>The network with the weights in it; where the option was left open, the one that the keys fit.</summary>
    private static Network Fill(NetworkSpec spec, EvaluationRequest request, WeightFile file, KeyMapping mapping)
    {
        var options = request.OptionIsFree && spec.IsOfThePaper && !spec.IsPlain
            ? new[] { spec.Options.Shortcut, Shortcut.A, Shortcut.B, Shortcut.C }.Distinct()
            : [spec.Options.Shortcut];
        WeightMismatchException? first = null;
        foreach (Shortcut option in options)
        {
            Network net = Network.Build(spec with { Options = spec.Options with { Shortcut = option } });
            try
            {
                Weights.Load(net, file, mapping);
                return net;
            }
            catch (WeightMismatchException e)
            {
                net.Dispose();
                first ??= e;
            }
        }

        throw first!;
    }

    private static string Usual(WeightFile file, KeyMapping mapping, NetworkSpec spec) =>
        file.Format != WeightFormat.Checkpoint && (mapping == KeyMapping.PytorchResnetCifar10 || spec.Stem == Stem.ImageNet)
            ? "imagenet"
            : "per-pixel";

    /// <summary>The normalization, and where its numbers come from.</summary>
    private static (Normalization Normalization, string Origin) Normalize(
        string name, WeightFile file, TestImages images, EvaluationRequest request) => name switch
        {
            "imagenet" => (Normalization.ImageNet, ""),
            "cifar" => (Normalization.Cifar, ""),
            _ when file.Normalization is { } kept => (kept, ", the mean that the checkpoint holds"),
            _ when images.Train is { } training => (PerPixel(training), $", the mean of {training.Title}"),
            _ => throw new CourseException(
                $"--normalize per-pixel subtracts the mean of the training images, and {request.Data} has none; {(File.Exists(request.Data) ? "'./course data cifar-10' obtains those of CIFAR-10" : "give the folder that holds train/ beside its test pictures")}, or say --normalize cifar or --normalize imagenet where the weights were trained so."),
        };

    private static Normalization PerPixel(ILabelledImages training)
    {
        if (training is ImageFolder photos)
        {
            PictureInspection.Require(photos);
            return PhotoStatistics.Of(photos).Normalization;
        }

        using var mean = PixelStatistics.MeanImage((ImageSet)training);
        return Normalization.PerPixel(mean);
    }

    /// <summary>Tells how many images are done.</summary>
    private sealed class Done(IProgress<string> status, string all) : IProgress<int>
    {
        public void Report(int value) => status.Report(string.Create(CultureInfo.InvariantCulture, $"{value:N0} of {all}"));
    }

    private static string Describe(WeightFile file, KeyMapping mapping)
    {
        string keys = mapping == KeyMapping.None ? "" : $", keys of {mapping.Name}";
        return string.Create(CultureInfo.InvariantCulture, $"{file.Format}, {file.Tensors.Count:N0} tensors{keys}");
    }

    private static string Describe(NetworkSpec spec)
    {
        string shortcut = spec switch
        {
            { IsOfThePaper: false } or { IsPlain: true } => "",
            { Options: { Shortcut: Shortcut.A } options } => $", option A, zeros {(options.Zeros == ZeroPlacement.End ? "at the end" : "on both sides")}",
            var other => $", option {other.Options.Shortcut}",
        };
        string stride = spec.Block != BlockKind.Bottleneck ? ""
            : spec.Options.Stride == StridePlacement.First ? ", stride v1 (torchvision's weights need --stride v1.5)" : ", stride v1.5";
        return spec.Name + shortcut + stride;
    }
}
