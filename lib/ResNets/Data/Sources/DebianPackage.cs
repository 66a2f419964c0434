namespace ResNets.Data;

/// <summary>A package of the distribution that brings a data set's files.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Folder">The folder that it puts the files in.</param>
public sealed record DebianPackage(string Name, string Folder);
