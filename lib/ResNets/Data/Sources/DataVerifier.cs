using System.IO.Compression;

namespace ResNets.Data;

/// <summary>Compares a data set's files with their sizes and checksums.</summary>
internal sealed class DataVerifier(DataSource source, IProgress<DataProgress>? progress)
{
    /// <summary>The file that says of data that are not the official bytes where they come from.</summary>
    public const string ProvenanceFile = "PROVENANCE.txt";

    /// <summary>What the folder says about where its files come from; null where it says nothing.</summary>
    public static string? ProvenanceOf(string folder)
    {
        string path = Path.Combine(folder, ProvenanceFile);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    /// <summary>The paths of the files in a folder that has them all, with what it says about where they come from.</summary>
    public IReadOnlyList<string> Paths(string folder) => source.Tree is not null
        ? DataTree.Paths(folder)
        : [.. source.Files.Select(file => file.FindIn(folder)!), .. Directory.GetFiles(folder, ProvenanceFile)];

    /// <summary>Says in a sentence which file is missing or has a wrong size; null where all is well.</summary>
    public string? FindWrongSize(string folder)
    {
        if (source.Tree is { } tree)
        {
            return FindWrongTree(folder, tree);
        }

        foreach (DataFile file in source.Files)
        {
            if (file.FindIn(folder) is not { } path)
            {
                return $"{Path.Combine(folder, file.Name)} is missing; expected {Bytes(file.Size)}";
            }

            long size = ContentSize(path);
            if (size != file.Size)
            {
                return $"{path} holds {Bytes(size)}; expected {Bytes(file.Size)}";
            }
        }

        return null;
    }

    /// <summary>Says in a sentence which file has a wrong checksum; null where all is well.</summary>
    public async Task<string?> FindWrongChecksumAsync(string folder, CancellationToken cancellation)
    {
        long done = 0;
        if (source.Tree is { } tree)
        {
            return FindWrongTreeChecksum(folder, tree, cancellation);
        }

        foreach (DataFile file in source.Files)
        {
            if (file.Checksum is not { } expected)
            {
                continue;
            }

            string path = file.FindIn(folder)!;
            void Report(int bytes)
            {
                done += bytes;
                progress?.Report(new DataProgress(DataStage.Checking, file.Name, done, source.Size));
            }

            if (await ChecksumAsync(path, expected.Algorithm, Report, cancellation).ConfigureAwait(false) is var found
                && found != expected)
            {
                return $"{path} has the checksum {found?.ToString() ?? "of a damaged file"}; expected {expected}";
            }
        }

        return null;
    }

    /// <summary>Says in a sentence which file holds a label that there is no class for; null where all is well.</summary>
    public string? FindWrongLabel(string folder)
    {
        foreach (DataFile file in source.Files)
        {
            if (file.Labels is { } classes && CifarRecords.FindWrongLabel(WholeFile.ReadAll(file.FindIn(folder)!), classes) is { } problem)
            {
                return $"{file.FindIn(folder)} {problem}";
            }
        }

        return null;
    }

    private static string? FindWrongTree(string folder, DataTree tree)
    {
        IReadOnlyList<string> paths = DataTree.Paths(folder);
        long size = paths.Sum(path => new FileInfo(path).Length);
        return paths.Count == tree.Count && size == tree.Size
            ? null
            : FormattableString.Invariant(
                $"{folder} holds {paths.Count:N0} files of {Bytes(size)} together; expected {tree.Count:N0} of {Bytes(tree.Size)}");
    }

    private string? FindWrongTreeChecksum(string folder, DataTree tree, CancellationToken cancellation)
    {
        long done = 0;
        Checksum found = DataTree.Compute(
            folder,
            bytes => progress?.Report(new DataProgress(DataStage.Checking, source.Folder, done += bytes, tree.Size)),
            cancellation);
        return found == tree.Checksum ? null : $"the files in {folder} have the checksum {found}; expected {tree.Checksum}";
    }

    private static async Task<Checksum?> ChecksumAsync(
        string path, string algorithm, Action<int> report, CancellationToken cancellation)
    {
        await using Stream content = OpenContent(path);
        try
        {
            return await Checksum.ComputeAsync(algorithm, content, report, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Stream OpenContent(string path)
    {
        FileStream file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The size of a file's content; a gzip file ends in the size it had before (RFC 1952, ISIZE).</summary>
    private static long ContentSize(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
        {
            return file.Length;
        }

        if (file.Length < 18)
        {
            return 0;
        }

        Span<byte> size = stackalloc byte[4];
        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(size);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    private static string Bytes(long count) => FormattableString.Invariant($"{count:N0} bytes");
}
