namespace ResNets.Data;

/// <summary>A file that cannot be read as a picture.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">What it is instead, or what is wrong with it, as a clause such as <c>is a text file</c>.</param>
public sealed record BadPicture(string Path, string Problem)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path} {Problem}";
}
