using Notebooks.Documents;

namespace Notebooks.Authoring;

/// <summary>A notebook as it follows from its source.</summary>
/// <param name="Path">Where it belongs.</param>
/// <param name="Content">Its bytes.</param>
public sealed record MadeNotebook(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether the file is there with just this content.</summary>
    public bool IsUpToDate => File.Exists(Path) && Content.Span.SequenceEqual(File.ReadAllBytes(Path));

    /// <summary>Writes the file beside and renames it into place.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write() => AtomicFile.Write(Path, Content);
}
