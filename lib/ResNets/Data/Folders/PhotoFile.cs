namespace ResNets.Data;

/// <summary>One picture of an <see cref="ImageFolder"/>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Label">The number of its class.</param>
public sealed record PhotoFile(string Path, int Label);
