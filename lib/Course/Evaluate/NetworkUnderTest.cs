using System.Globalization;
using Course.Terminal;
using ResNets.Blocks;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Weights;

namespace Course.Evaluate;

/// <summary>A network with the weights of a file, and what has to be done to pixels before it sees them.</summary>
internal sealed class NetworkUnderTest : IDisposable
{
    private readonly WeightFile _file;
    private readonly KeyMapping _mapping;
    private readonly string _origin;

    /// <summary>Reads weights and builds the network that they fit.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="request">What is tested on what.</param>
    /// <param name="images">The images.</param>
    /// <exception cref="CourseException">There is no mean image.</exception>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    /// <exception cref="WeightMismatchException">The weights do not fit.</exception>
    public NetworkUnderTest(string weights, EvaluationRequest request, TestImages images)
    {
        _file = Weights.Read(weights);
        try
        {
            _mapping = KeyMapping.Recognise(_file.Tensors.Keys);
            NetworkSpec spec = request.SpecOf(images.Test.ClassNames.Count);
            if (request.ZerosAreFree && spec.IsOfThePaper && _mapping == KeyMapping.PytorchResnetCifar10)
            {
                spec = spec.With(zeros: ZeroPlacement.Both);
            }

            Net = Fill(spec, request.OptionIsFree, _file, _mapping, images.Test);
            (Normalization, _origin) = Normalize(request.Normalize ?? Usual(_file, _mapping, spec), _file, images, request);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Network Net { get; }

    public Normalization Normalization { get; }

    /// <summary>Says what was concluded from the weights, and what they have learnt from.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="images">What they are tested on.</param>
    public void Show(CourseTerminal terminal, TestImages images)
    {
        terminal.Step("network", StepMark.Done, Describe(Net.Spec));
        terminal.Step("weights", StepMark.Done, Describe(_file, _mapping));
        if (_file.Run is { } run)
        {
            TrainedOn.Show(terminal, run, images);
        }

        terminal.Step("normalize", StepMark.Done, Normalization.Name + _origin);
    }

    public void Dispose()
    {
        Net?.Dispose();
        _file.Dispose();
    }

    /// <summary>The network with the weights in it; where the option was left open, the one that the keys fit.</summary>
    private static Network Fill(NetworkSpec spec, bool optionIsFree, WeightFile file, KeyMapping mapping, ILabelledImages images)
    {
        var options = optionIsFree && spec.IsOfThePaper && !spec.IsPlain
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
                using Network unfit = net;
                if (LearntClasses.Explain(unfit, file, mapping, e.Report, images) is { } sentence)
                {
                    throw new CourseException(sentence, e);
                }

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
