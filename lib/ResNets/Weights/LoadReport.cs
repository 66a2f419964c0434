using System.Collections.Immutable;

namespace ResNets.Weights;

/// <summary>How the tensors of a file fit a network.</summary>
/// <param name="Path">The file.</param>
/// <param name="Network">The network.</param>
/// <param name="Loaded">Keys of tensors that fit.</param>
/// <param name="Missing">Keys of the network that the file lacks.</param>
/// <param name="Unexpected">Keys of the file that the network lacks.</param>
/// <param name="Mismatched">Keys of both whose shape or element type differs, and how.</param>
public sealed record LoadReport(
    string Path,
    string Network,
    ImmutableArray<string> Loaded,
    ImmutableArray<string> Missing,
    ImmutableArray<string> Unexpected,
    ImmutableArray<string> Mismatched)
{
    private const int Named = 3;

    /// <summary>Whether every tensor of the file fits one of the network, and none is left over on either side.</summary>
    public bool Fits => Missing.IsEmpty && Unexpected.IsEmpty && Mismatched.IsEmpty;

    /// <summary>One sentence; of what does not fit, the first of each kind.</summary>
    public string Sentence => Fits
        ? $"all {Loaded.Length} tensors of {Path} fit {Network}"
        : $"{Path} does not fit {Network}: {string.Join("; ", Problems(Named))}; {Loaded.Length} of {Loaded.Length + Missing.Length + Mismatched.Length} tensors fit";

    /// <summary>Everything that does not fit, a line for each kind.</summary>
    public override string ToString() => Fits ? Sentence : string.Join('\n', Problems(int.MaxValue));

    private IEnumerable<string> Problems(int named)
    {
        (string Kind, ImmutableArray<string> Keys)[] kinds =
            [("missing", Missing), ("unexpected", Unexpected), ("of another shape or type", Mismatched)];
        return kinds.Where(kind => kind.Keys.Length > 0).Select(kind =>
            $"{kind.Keys.Length} {kind.Kind} ({string.Join(", ", kind.Keys.Take(named))}{(kind.Keys.Length > named ? ", …" : "")})");
    }
}
