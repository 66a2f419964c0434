using System.Buffers.Binary;
using ResNets.Data;
using ResNets.Training;
using ResNets.Weights.Torch;
using static TorchSharp.torch;

namespace ResNets.Weights;

/// <summary>Recognises the format of a weight file and reads it; whatever is wrong becomes one sentence with the file's name.</summary>
internal static class WeightReader
{
    private const string CheckpointPrefix = "net.";

    internal static WeightFile Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new InvalidDataException("it is a folder; name a file in it.");
            }

            using var file = File.OpenRead(path);
            return Read(path, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InvalidDataException($"{path} cannot be read as weights: {Sentence(error)}", error);
        }
    }

    private static WeightFile Read(string path, FileStream file)
    {
        var start = new byte[9];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return start.AsSpan(0, length) switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => new(path, WeightFormat.TorchZip, TorchZip.Read(file), new Dictionary<string, string>()),
            [0x80, 2 or 3 or 4 or 5, ..] => new(path, WeightFormat.TorchLegacy, TorchLegacy.Read(file), new Dictionary<string, string>()),
            [.., (byte)'{'] when BinaryPrimitives.ReadInt64LittleEndian(start) > 0 => ReadSafeTensors(path, file),
            _ => throw new InvalidDataException(Unknown(start.AsSpan(0, length))),
        };
    }

    private static WeightFile ReadSafeTensors(string path, FileStream file)
    {
        try
        {
            var (tensors, metadata) = SafeTensors.Read(file);
            return metadata.ContainsKey("network") && tensors.Keys.Any(IsOfNetwork)
                ? ReadCheckpoint(path, tensors, metadata)
                : new(path, WeightFormat.SafeTensors, tensors, metadata);
        }
        catch (Exception error) when (SafeTensors.IsHeaderError(error))
        {
            throw new InvalidDataException($"its header is not safetensors': {error.Message}", error);
        }
    }

    private static WeightFile ReadCheckpoint(string path, Dictionary<string, Tensor> tensors, Dictionary<string, string> metadata)
    {
        var run = metadata.TryGetValue("state", out var state) ? Checkpoint.Parse(Path.GetFileName(path), state).Identity : null;
        var normalization = tensors.GetValueOrDefault(Checkpoint.MeanKey) is { } mean && mean.dim() == 3 && mean.shape[2] == 3
            ? Normalization.PerPixel(mean)
            : null;
        return new(path, WeightFormat.Checkpoint, OfNetwork(tensors), metadata) { Run = run?.Data is null ? null : run, Normalization = normalization };
    }

    /// <summary>A checkpoint's weights without what else it holds, such as the optimizer's momentum.</summary>
    private static Dictionary<string, Tensor> OfNetwork(Dictionary<string, Tensor> tensors)
    {
        foreach (var other in tensors.Where(entry => !IsOfNetwork(entry.Key)))
        {
            other.Value.Dispose();
        }

        return tensors.Where(entry => IsOfNetwork(entry.Key))
            .ToDictionary(entry => entry.Key[CheckpointPrefix.Length..], entry => entry.Value, StringComparer.Ordinal);
    }

    private static bool IsOfNetwork(string key) => key.StartsWith(CheckpointPrefix, StringComparison.Ordinal);

    private static string Unknown(ReadOnlySpan<byte> start) => start.Length == 0
        ? "the file is empty."
        : $"it begins with the bytes {Convert.ToHexStringLower(start)}, which no format of weights does; expected a .pth or .th file of torch.save or a .safetensors file.";

    /// <summary>The first line of a message, so that it stays one sentence.</summary>
    private static string Sentence(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        EndOfStreamException => "the file is cut off.",
        _ => error.Message.Split('\n')[0].Trim(),
    };
}
