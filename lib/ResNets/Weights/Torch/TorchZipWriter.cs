using System.IO.Compression;
using System.Text;
using static TorchSharp.torch;

namespace ResNets.Weights.Torch;

/// <summary>Writes a state dict as <c>torch.save</c> does since PyTorch 1.6, so that <c>torch.load</c> reads it.</summary>
internal static class TorchZipWriter
{
    private const string Root = "archive/";

    /// <summary>Writes tensors beside a file and renames it when complete.</summary>
    internal static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var pickle = PickleWriter.Write(
            tensors.Select(entry => (entry.Key, StorageType.Of(entry.Value.dtype), entry.Value.shape)));
        PartFile.Write(path, file =>
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
            WriteEntry(archive, "data.pkl", pickle);
            WriteEntry(archive, "byteorder", Encoding.ASCII.GetBytes("little"));
            foreach (var (index, tensor) in tensors.Values.Index())
            {
                WriteStorage(archive, index, tensor);
            }

            WriteEntry(archive, "version", Encoding.ASCII.GetBytes("3\n"));
        });
    }

    private static void WriteStorage(ZipArchive archive, int index, Tensor tensor)
    {
        using var stream = archive.CreateEntry($"{Root}data/{index}", CompressionLevel.NoCompression).Open();
        using var whole = tensor.detach().cpu().contiguous();
        if (whole.numel() > 0)
        {
            whole.WriteBytesToStream(stream, TensorReader.BufferBytes);
        }
    }

    private static void WriteEntry(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(Root + name, CompressionLevel.NoCompression).Open();
        stream.Write(bytes);
    }
}
