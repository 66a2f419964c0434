using ResNets;

namespace Notebooks.Documents;

/// <summary>Replaces a file as a whole: written beside, flushed to the disk, then renamed.</summary>
internal static class AtomicFile
{
    public static void Write(string path, ReadOnlyMemory<byte> content) =>
        PartFile.Write(path, file => file.Write(content.Span), $".{Path.GetRandomFileName()}");
}
