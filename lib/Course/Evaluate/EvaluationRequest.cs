using ResNets.Networks;

namespace Course.Evaluate;

/// <summary>An evaluation as the command line asks for it.</summary>
/// <param name="SpecOf">The network for a number of classes.</param>
/// <param name="Weights">The file of weights.</param>
/// <param name="Data">A data set's name, a folder or a file.</param>
public sealed record EvaluationRequest(Func<int, NetworkSpec> SpecOf, string Weights, string Data)
{
    /// <summary>Whether the shortcut option was left open, so that the weights may decide.</summary>
    public bool OptionIsFree { get; init; }

    /// <summary>Whether the placement of option A's zeros was left open, so that the weights may decide.</summary>
    public bool ZerosAreFree { get; init; }

    /// <summary>Whether pictures of a folder that cannot be decoded are left out.</summary>
    public bool SkipBadPictures { get; init; }

    /// <summary>The normalization; null for the one that the weights were trained with.</summary>
    public string? Normalize { get; init; }
}
