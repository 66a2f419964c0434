using ResNets.Data;
using ResNets.Networks;

namespace Course.Evaluate;

/// <summary>An evaluation as the command line asks for it.</summary>
/// <param name="SpecOf">The network for a number of classes.</param>
/// <param name="Weights">The files of weights; several make an ensemble.</param>
/// <param name="Data">A data set's name, a folder or a file.</param>
public sealed record EvaluationRequest(Func<int, NetworkSpec> SpecOf, IReadOnlyList<string> Weights, string Data)
{
    /// <summary>The views of each image that are asked about.</summary>
    public EvaluationViews Views { get; init; }

    /// <summary>Whether the shortcut option was left open, so that the weights may decide.</summary>
    public bool OptionIsFree { get; init; }

    /// <summary>Whether the placement of option A's zeros was left open, so that the weights may decide.</summary>
    public bool ZerosAreFree { get; init; }

    /// <summary>Whether pictures of a folder that cannot be decoded are left out.</summary>
    public bool SkipBadPictures { get; init; }

    /// <summary>The normalization; null for the one that the weights were trained with.</summary>
    public string? Normalize { get; init; }

    /// <summary>Checks, before anything is set up, what can be told without looking at images or weights.</summary>
    /// <exception cref="UsageException">There is no such network, an option has no meaning here, or a file of weights is named twice.</exception>
    public void Validate()
    {
        NetworkSpec spec = SpecOf(2);
        ViewChoice.RequireMeaning(Views, spec, Data, arePhotos: !DataSets.Names.Contains(Data) && !File.Exists(Data));
        Photos.SkipBadPictures.RequireMeaning(SkipBadPictures, Data);
        if (Weights.GroupBy(Path.GetFullPath).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"--weights names {twice.First()} twice; an ensemble averages networks that differ, so name each file once.");
        }
    }
}
