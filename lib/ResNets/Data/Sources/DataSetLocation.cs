namespace ResNets.Data;

/// <summary>A data set that is in place and was verified.</summary>
/// <param name="Source">The data set.</param>
/// <param name="Folder">The folder that holds its files.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Provenance">What PROVENANCE.txt in the folder says; null for the official bytes.</param>
public sealed record DataSetLocation(DataSource Source, string Folder, DataOrigin Origin, string? Provenance)
{
    /// <summary>Whether every file has the published checksum.</summary>
    public bool IsOfficial => Provenance is null;

    /// <summary>One line for the terminal: the data set, its folder, where it came from and what it is.</summary>
    public string Describe()
    {
        string origin = Origin switch
        {
            DataOrigin.Package => $" (from the package {Source.DebianPackage?.Name})",
            DataOrigin.Archive => " (from the archive beside it)",
            DataOrigin.Download => " (downloaded)",
            _ => "",
        };
        return $"{Source.Title} is in {Folder}{origin}; {Provenance ?? (Source.Tree is null ? "the official bytes, verified" : "verified")}";
    }
}
