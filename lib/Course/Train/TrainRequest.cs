using System.Globalization;
using System.Text;
using ResNets.Blocks;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;

namespace Course.Train;

/// <summary>A training run as the command line or a sweep asks for it.</summary>
/// <param name="Network">The network's name, for example <c>resnet-20</c>.</param>
public sealed record TrainRequest(string Network)
{
    /// <summary>The data set or a folder of photographs; null for CIFAR-10 where it can be had, else Fashion-MNIST.</summary>
    public string? Data { get; init; }

    /// <summary>Whether pictures of a folder that cannot be decoded are left out.</summary>
    public bool SkipBadPictures { get; init; }

    /// <summary>How many training images to use, the same number of each class; null for all.</summary>
    public int? Images { get; init; }

    /// <summary>How many training images to hold out and choose by; then the test images are left alone.</summary>
    public int Validation { get; init; }

    /// <summary>Steps of training.</summary>
    public int Iterations { get; init; } = 400;

    /// <summary>Images a step; null for the paper's, 128 for CIFAR and 256 for photographs.</summary>
    public int? Batch { get; init; }

    /// <summary>Parts into which a step's images are divided.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>The learning rate before any drop.</summary>
    public double LearningRate { get; init; } = Recipe.Cifar.LearningRate;

    /// <summary>The seed of the weights, the order of the images and their augmentation.</summary>
    public ulong Seed { get; init; }

    /// <summary>The shortcut option; null for the network's own.</summary>
    public Shortcut? Option { get; init; }

    /// <summary>cpu or cuda.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The memory in bytes that the process may hold; null for no limit.</summary>
    public long? Memory { get; init; }

    /// <summary>Steps between two measurements of the test or validation error; 0 for one at the end.</summary>
    public int TestEvery { get; init; }

    /// <summary>Steps between two checkpoints.</summary>
    public int CheckpointEvery { get; init; } = 100;

    /// <summary>Whether to continue where the folder's checkpoint stands.</summary>
    public bool Resume { get; init; }

    /// <summary>The folder of the results; null for one in runs/ that is named after the run.</summary>
    public string? Out { get; init; }

    /// <summary>Checks, before anything is set up, that there is such a network and that it can be trained like this.</summary>
    /// <exception cref="UsageException">There is no such network, or a number is out of range; the message names the option.</exception>
    public void Validate()
    {
        try
        {
            ToRecipe(ToSpec(classes: 10)).Validate();
        }
        catch (RecipeException e)
        {
            throw new UsageException($"{OptionOf(e.Property)} is {e.Found}; it has to be {e.Allowed}.");
        }
        catch (ArgumentException e)
        {
            string message = e.ParamName is { } name
                ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
                : e.Message;
            throw new UsageException(message);
        }

        RequireData();
        RequireSegments();
        Photos.SkipBadPictures.RequireMeaning(SkipBadPictures, Data);
        Require(Images is null or > 0, "--images", Images ?? 0, "at least 1");
        Require(Validation >= 0, "--validation", Validation, "0 or above");
        Require(TestEvery >= 0, "--test-every", TestEvery, "0 or above");
        Require(CheckpointEvery >= 0, "--checkpoint-every", CheckpointEvery, "0 or above");
    }

    /// <summary>The network to build.</summary>
    /// <param name="classes">The classes of the data set.</param>
    /// <exception cref="UsageException">There is no such network, or it has no shortcuts to choose.</exception>
    public NetworkSpec ToSpec(int classes)
    {
        NetworkSpec spec = Variants.Find(Network).With(classes: classes);
        return Option is { } option && (spec.IsPlain || !spec.IsOfThePaper)
            ? throw new UsageException($"{Network} has no shortcuts to choose, so --option {option} says nothing; leave it out.")
            : spec.With(Option);
    }

    /// <summary>The paper's recipe, scaled to the iterations asked for.</summary>
    /// <param name="spec">
    /// The network; from 110 layers on the paper starts gently (section 4.2), and photographs at full size are trained on as
    /// ImageNet's (section 3.4).
    /// </param>
    public Recipe ToRecipe(NetworkSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Recipe paper = spec switch
        {
            { Stem: Stem.ImageNet } when IsOfPhotos => Recipe.ImageNet,
            { Family: Family.Cifar, Depth: >= 110, IsPlain: false } => Recipe.Cifar110,
            _ => Recipe.Cifar,
        };
        return paper.Scaled(Iterations) with
        {
            BatchSize = Batch ?? paper.BatchSize,
            Parts = Parts,
            LearningRate = LearningRate,
            Seed = Seed,
        };
    }

    /// <summary>Whether the images are photographs of any size, in files.</summary>
    private bool IsOfPhotos => Data is { } data && !DataSets.Names.Contains(data);

    /// <summary>A name that differs where runs differ, for example <c>resnet-20-B-cifar-10-4000-seed-0</c>.</summary>
    /// <param name="data">The data set's name.</param>
    public string Name(string data)
    {
        var defaults = new TrainRequest(Network);
        var name = new StringBuilder(Network);
        Add(Option is { } option ? $"{option}" : null);
        Add(TestImages.IsName(data) ? data : Path.GetFileName(Path.GetFullPath(data).TrimEnd(Path.DirectorySeparatorChar)));
        Add(Images is { } images ? $"{images}-images" : null);
        Add(Validation > 0 ? $"validation-{Validation}" : null);
        Add($"{Iterations}");
        Add(Batch is { } batch ? $"batch-{batch}" : null);
        Add(Parts != 1 ? $"parts-{Parts}" : null);
        Add(LearningRate != defaults.LearningRate ? string.Create(CultureInfo.InvariantCulture, $"lr-{LearningRate}") : null);
        Add($"seed-{Seed}");
        return name.ToString();

        void Add(string? part)
        {
            if (part is not null)
            {
                name.Append('-').Append(part);
            }
        }
    }

    /// <summary>The folder of the results.</summary>
    /// <param name="root">The folder of the course.</param>
    /// <param name="data">The data set's name.</param>
    public string Folder(string root, string data) =>
        Out is { } given ? Path.GetFullPath(given) : Path.Combine(root, "runs", Name(data));

    /// <summary>The command that makes this run, for its history.</summary>
    public string CommandLine(string data)
    {
        var defaults = new TrainRequest(Network);
        var line = new StringBuilder($"./course train {Network} --data {data} --iterations {Iterations}");
        line.Append(SkipBadPictures ? $" {Photos.SkipBadPictures.Name}" : "");
        Add("--images", Images, null);
        Add("--validation", Validation, 0);
        Add("--batch", Batch, null);
        Add("--accumulate", Parts, 1);
        Add("--lr", LearningRate, defaults.LearningRate);
        Add("--seed", Seed, null);
        Add("--option", Option, null);
        Add("--device", Device, defaults.Device);
        Add("--memory", Memory is { } memory ? ByteSize.Text(memory) : null, null);
        Add("--test-every", TestEvery, 0);
        return line.ToString();

        void Add(string option, object? value, object? standard)
        {
            if (value is not null && !value.Equals(standard))
            {
                line.Append(CultureInfo.InvariantCulture, $" {option} {value}");
            }
        }
    }

    private void RequireData()
    {
        if (Data is { } data && !TestImages.IsName(data) && !Directory.Exists(data))
        {
            throw new UsageException(
                $"--data is '{data}'; it has to be one of {string.Join(", ", TestImages.Names)}, or a folder of photographs, train/class/picture.jpg and val/class/picture.jpg.");
        }
    }

    private void RequireSegments()
    {
        if (Memory is not null && Variants.Find(Network) is { IsOfThePaper: false })
        {
            throw new UsageException(
                $"--memory divides the blocks of plain and residual networks, and {Network} is neither; leave it out, or divide the batch with --accumulate.");
        }
    }

    private static string OptionOf(string property) => property switch
    {
        nameof(Recipe.Iterations) => "--iterations",
        nameof(Recipe.BatchSize) => "--batch",
        nameof(Recipe.Parts) => "--accumulate",
        nameof(Recipe.LearningRate) => "--lr",
        _ => property,
    };

    private static void Require(bool condition, string option, int value, string allowed)
    {
        if (!condition)
        {
            throw new UsageException($"{option} is {value}; it has to be {allowed}.");
        }
    }
}
