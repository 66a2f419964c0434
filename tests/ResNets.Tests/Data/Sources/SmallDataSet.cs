using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

/// <summary>A data set of two small files, in an archive or as plain downloads, served by a test's own server.</summary>
internal sealed class SmallDataSet
{
    public const string Name = "small";

    public byte[] First { get; } = Bytes(seed: 1, 70_000);

    public byte[] Second { get; } = Bytes(seed: 2, 3_000);

    public byte[] Archive => Pack(("small/first.bin", First), ("small/second.bin", Second));

    public static Checksum Md5(byte[] content) => new(
        "md5", Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, content)));

    /// <summary>An archive that is the same in every process; a pax header would hold the process's number.</summary>
    public static byte[] Pack(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression))
        using (var tar = new TarWriter(gzip))
        {
            foreach ((string name, byte[] content) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(content),
                    ModificationTime = DateTimeOffset.UnixEpoch,
                });
            }
        }

        return packed.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>The data set as an archive with the right size and checksum at some addresses.</summary>
    public DataSource AsArchive(params Uri[] urls) => AsArchive(Archive, urls);

    public DataSource AsArchive(byte[] archive, params Uri[] urls) => Source(
        [new DataDownload("small.tar.gz", archive.Length, Md5(archive), urls, Unpack: true)]);

    /// <summary>The data set as one gzipped download for each file, from /first and /second of the server.</summary>
    public DataSource AsFiles(HostileServer server) => Source(
    [
        new DataDownload("first.bin.gz", Gzip(First).Length, Md5(Gzip(First)), [server.Url("first")]),
        new DataDownload("second.bin.gz", Gzip(Second).Length, Md5(Gzip(Second)), [server.Url("second")]),
    ]);

    public DataSource Source(IReadOnlyList<DataDownload> downloads) => new(
        Name,
        "Small",
        "tests",
        "none",
        new Uri("http://localhost/"),
        "small",
        [
            new DataFile("first.bin", First.Length, Md5(First), MayBeGzipped: true),
            new DataFile("second.bin", Second.Length, Md5(Second), MayBeGzipped: true),
        ],
        downloads,
        new DebianPackage("dataset-small", "/usr/share/datasets/small"));

    private static byte[] Bytes(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
