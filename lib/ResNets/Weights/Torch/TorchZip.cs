using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace ResNets.Weights.Torch;

/// <summary>
/// Reads what <c>torch.save</c> writes since PyTorch 1.6: a zip archive of <c>data.pkl</c> and the storages <c>data/0</c>,
/// <c>data/1</c>, …, all of them stored without compression. A compressed entry is refused, so that no entry can grow.
/// </summary>
internal static class TorchZip
{
    private const string Pickle = "data.pkl";

    /// <summary>The tensors of a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something other than tensors.</exception>
    internal static Dictionary<string, Tensor> Read(Stream file)
    {
        using var archive = OpenArchive(file);
        var pickle = archive.Entries.FirstOrDefault(entry => entry.Name == Pickle && entry.FullName.Split('/').Length <= 2)
            ?? throw new InvalidDataException("the zip archive has no data.pkl; expected what torch.save writes.");
        var root = pickle.FullName[..^Pickle.Length];
        RequireWeights(archive, root);
        var storages = new StorageIds(file.Length);
        using var stream = new BufferedStream(Open(pickle));
        var value = PickleReader.Read(stream, storages.Resolve);
        return TensorReader.Read(StateDict.In(value), (storage, tensor) =>
        {
            using var bytes = Open(Entry(archive, root, storage));
            tensor.ReadBytesFromStream(bytes, TensorReader.BufferBytes);
        });
    }

    /// <summary>The archive; its list of contents stands at the end of the file and is read here.</summary>
    private static ZipArchive OpenArchive(Stream file)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries;
            return archive;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            archive?.Dispose();
            throw new InvalidDataException("the zip archive is cut off or damaged: its list of contents, at the end, is not whole; get the file again.", error);
        }
    }

    private static void RequireWeights(ZipArchive archive, string root)
    {
        if (archive.GetEntry(root + "constants.pkl") is not null)
        {
            throw new InvalidDataException("the file is a TorchScript program, not weights; save its state_dict.");
        }

        if (archive.GetEntry(root + "byteorder") is { } entry)
        {
            using var reader = new StreamReader(Open(entry), Encoding.ASCII);
            var order = new char[16];
            var length = reader.ReadBlock(order);
            if (!order.AsSpan(0, length).SequenceEqual("little"))
            {
                throw new InvalidDataException("the file was written in another byte order than little-endian.");
            }
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive archive, string root, Storage storage)
    {
        var entry = archive.GetEntry($"{root}data/{storage.Key}")
            ?? throw new InvalidDataException($"the archive lacks storage '{Printable.Of(storage.Key)}'.");
        return entry.Length == storage.Bytes
            ? entry
            : throw new InvalidDataException(
                $"storage '{Printable.Of(storage.Key)}' has {entry.Length:N0} bytes; its {storage.Count:N0} elements need {storage.Bytes:N0}.");
    }

    private static Stream Open(ZipArchiveEntry entry)
    {
        if (entry.Length != entry.CompressedLength)
        {
            throw new InvalidDataException(
                $"'{Printable.Of(entry.FullName)}' is compressed from {entry.Length:N0} to {entry.CompressedLength:N0} bytes; PyTorch never compresses, and compressed weights are not read.");
        }

        try
        {
            return entry.Open();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"the zip archive is damaged at '{Printable.Of(entry.FullName)}'; get the file again.", error);
        }
    }
}
