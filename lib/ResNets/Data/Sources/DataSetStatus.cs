namespace ResNets.Data;

/// <summary>What is in place of a data set, found without reading its files.</summary>
/// <param name="Source">The data set.</param>
/// <param name="State">What was found.</param>
/// <param name="Folder">The folder it lives in or would live in.</param>
/// <param name="Provenance">What PROVENANCE.txt in the folder says; null where there is none.</param>
/// <param name="Problem">For <see cref="DataSetState.Broken"/>: what is wrong, as one sentence.</param>
public sealed record DataSetStatus(
    DataSource Source, DataSetState State, string Folder, string? Provenance = null, string? Problem = null)
{
    /// <summary>Whether the data set can be used.</summary>
    public bool IsUsable => State is DataSetState.Present or DataSetState.Verified;
}
