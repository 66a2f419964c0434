using ResNets.Data;
using ResNets.Networks;
using ResNets.Weights;

namespace Course.Evaluate;

/// <summary>Tells weights of the right network for other classes from weights of another network.</summary>
internal static class LearntClasses
{
    private const int MostNames = 3;

    /// <summary>The sentence for weights that fit but for the number of classes; null for others.</summary>
    /// <param name="net">The network for the classes of the images.</param>
    /// <param name="file">The weights.</param>
    /// <param name="mapping">What the file's keys become.</param>
    /// <param name="misfit">What does not fit.</param>
    /// <param name="images">The images.</param>
    public static string? Explain(Network net, WeightFile file, KeyMapping mapping, LoadReport misfit, ILabelledImages images)
    {
        const string Weight = "weight";
        string head = net.state_dict().Keys.Last(key => key.EndsWith("." + Weight, StringComparison.Ordinal))[..^Weight.Length];
        if (!misfit.Missing.IsEmpty || !misfit.Unexpected.IsEmpty
            || misfit.Mismatched.Any(problem => !problem.StartsWith(head, StringComparison.Ordinal)))
        {
            return null;
        }

        long learnt = file.Tensors.First(pair => mapping.Map(pair.Key) == head + Weight).Value.shape[0];
        return learnt == net.Spec.Classes ? null
            : $"{file.Path} tells {learnt} classes apart{InWords(file.Run?.ClassNames)}, and {images.Name} has {net.Spec.Classes}{InWords(images.ClassNames)}; give images of the classes that the network has learnt.";
    }

    private static string InWords(IReadOnlyList<string>? names) => names is null ? ""
        : $" ({string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? ", …" : "")})";
}
