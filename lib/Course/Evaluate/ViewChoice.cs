using ResNets.Data;
using ResNets.Evaluation;
using ResNets.Networks;

namespace Course.Evaluate;

/// <summary>The ways of testing by the names of the command line.</summary>
internal static class ViewChoice
{
    /// <summary>The option that chooses one.</summary>
    public const string Option = "--views";

    private static readonly (string Name, EvaluationViews Views)[] _all =
        [("single", EvaluationViews.One), ("10-crop", EvaluationViews.TenCrop), ("multi-scale", EvaluationViews.MultiScale)];

    /// <summary>The names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _all.Select(pair => pair.Name)];

    /// <summary>The views of a name.</summary>
    public static EvaluationViews Parse(string name) => _all.Single(pair => pair.Name == name).Views;

    /// <summary>The name of views.</summary>
    public static string NameOf(EvaluationViews views) => _all.Single(pair => pair.Views == views).Name;

    /// <summary>Refuses views that there are not of such images, or that such a network cannot take.</summary>
    /// <param name="views">The views.</param>
    /// <param name="spec">The network.</param>
    /// <param name="data">What the images are taken from.</param>
    /// <param name="arePhotos">Whether the images are photographs in files, of any size.</param>
    /// <exception cref="UsageException">There are no such views.</exception>
    public static void RequireMeaning(EvaluationViews views, NetworkSpec spec, string data, bool arePhotos)
    {
        if (views == EvaluationViews.One)
        {
            return;
        }

        if (spec.Stem == Stem.Cifar || !arePhotos)
        {
            string found = spec.Stem == Stem.Cifar ? $"{spec.Name} takes images of 32×32" : $"the images of {data} are small";
            throw new UsageException(
                $"{Option} {NameOf(views)} is for folders of photographs and networks that take 224×224, and {found}; leave it out, and one view of each image is tested (section 4.2).");
        }

        if (views == EvaluationViews.MultiScale && !spec.IsOfThePaper)
        {
            throw new UsageException(
                $"{Option} {NameOf(views)} slides the last layer over pictures of any size, and {spec.Name}'s first linear layer takes one size; choose {Names[0]} or {Names[1]}.");
        }
    }

    /// <summary>Asks a network about every image.</summary>
    /// <param name="views">The views, which have a meaning here.</param>
    /// <param name="net">The network.</param>
    /// <param name="images">The images.</param>
    /// <param name="normalization">What the network was trained with.</param>
    /// <param name="progress">Told how many images are done.</param>
    public static Scores Score(
        EvaluationViews views, Network net, ILabelledImages images, Normalization normalization, IProgress<int> progress) =>
        (views, images) switch
        {
            (EvaluationViews.TenCrop, ImageFolder photos) => TenCrop.Score(net, photos, normalization, progress: progress),
            (EvaluationViews.MultiScale, ImageFolder photos) => MultiScale.Score((ResNet)net, photos, normalization, progress: progress),
            (_, ImageFolder photos) => CenterCrop.Score(net, photos, normalization, progress: progress),
            _ => SingleView.Score(net, (ImageSet)images, normalization, progress: progress),
        };
}
