using ResNets.Blocks;
using ResNets.Networks;
using ResNets.Training;

namespace Course.Train;

/// <summary>A training run as the command line asks for it.</summary>
/// <param name="Network">The network's name, for example <c>resnet-20</c>.</param>
public sealed record TrainRequest(string Network)
{
    /// <summary>The data set; null for CIFAR-10 where it can be had, else Fashion-MNIST.</summary>
    public string? Data { get; init; }

    /// <summary>Steps of training.</summary>
    public int Iterations { get; init; } = 400;

    /// <summary>Images a step.</summary>
    public int Batch { get; init; } = Recipe.Cifar.BatchSize;

    /// <summary>The learning rate before any drop.</summary>
    public double LearningRate { get; init; } = Recipe.Cifar.LearningRate;

    /// <summary>The seed of the weights, the order of the images and their augmentation.</summary>
    public ulong Seed { get; init; }

    /// <summary>The shortcut option; null for the network's own.</summary>
    public Shortcut? Option { get; init; }

    /// <summary>cpu or cuda.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The folder of the results; null for one in runs/ that is named after the run.</summary>
    public string? Out { get; init; }

    /// <summary>Checks, before anything is set up, that there is such a network and that it can be trained like this.</summary>
    /// <exception cref="CourseException">There is no such network, or a number is out of range.</exception>
    public void Validate()
    {
        try
        {
            ToRecipe(ToSpec(classes: 10)).Validate();
        }
        catch (ArgumentException e)
        {
            string message = e.ParamName is { } name
                ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
                : e.Message;
            throw new CourseException(message, e);
        }
    }

    /// <summary>The network to build.</summary>
    /// <param name="classes">The classes of the data set.</param>
    /// <exception cref="CourseException">There is no such network, or it has no shortcuts to choose.</exception>
    public NetworkSpec ToSpec(int classes)
    {
        NetworkSpec spec = Variants.Find(Network) with { Classes = classes };
        if (Option is not { } option)
        {
            return spec;
        }

        return spec.IsPlain
            ? throw new CourseException($"{Network} has no shortcuts, so --option {option} says nothing; leave it out.")
            : spec with { Options = spec.Options with { Shortcut = option } };
    }

    /// <summary>The paper's recipe, scaled to the iterations asked for.</summary>
    /// <param name="spec">The network; from 110 layers on the paper starts gently (section 4.2).</param>
    public Recipe ToRecipe(NetworkSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        Recipe paper = spec is { Family: Family.Cifar, Depth: >= 110, IsPlain: false }
            ? Recipe.Cifar110
            : Recipe.Cifar;
        return paper.Scaled(Iterations) with { BatchSize = Batch, LearningRate = LearningRate, Seed = Seed };
    }

    /// <summary>The folder of the results.</summary>
    /// <param name="root">The folder of the course.</param>
    /// <param name="data">The data set's name.</param>
    public string Folder(string root, string data) =>
        Out is { } given
            ? Path.GetFullPath(given)
            : Path.Combine(root, "runs", $"{Network}{(Option is { } option ? $"-{option}" : "")}-{data}-{Iterations}-seed-{Seed}");
}
