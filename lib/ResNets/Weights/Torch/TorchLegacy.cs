using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using static TorchSharp.torch;

namespace ResNets.Weights.Torch;

/// <summary>
/// Reads what <c>torch.save</c> wrote before PyTorch 1.6: pickles of a magic number, a version, the machine's properties,
/// the object and the list of storage keys, then each storage's count as int64 and its elements.
/// </summary>
internal static class TorchLegacy
{
    private const long Protocol = 1001;

    private static readonly BigInteger s_magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The tensors of a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or holds something other than tensors.</exception>
    internal static Dictionary<string, Tensor> Read(Stream file)
    {
        var storages = new StorageIds(file.Length);
        RequireHeader(file);
        var root = PickleReader.Read(file, storages.Resolve);
        var places = Places(file, storages);
        return TensorReader.Read(StateDict.In(root), (storage, tensor) =>
        {
            file.Position = places.TryGetValue(storage.Key, out var place)
                ? place
                : throw new InvalidDataException($"the file lacks storage '{Printable.Of(storage.Key)}'.");
            tensor.ReadBytesFromStream(file, TensorReader.BufferBytes);
        });
    }

    private static void RequireHeader(Stream file)
    {
        if (ReadValue(file) is not BigInteger magic || magic != s_magic)
        {
            throw new InvalidDataException("the pickle does not begin with PyTorch's magic number.");
        }

        if (ReadValue(file) is not Protocol)
        {
            throw new InvalidDataException($"the container has a version other than {Protocol}.");
        }

        if (ReadValue(file) is not PickleDictionary machine || machine.Entries.GetValueOrDefault("little_endian") is not true)
        {
            throw new InvalidDataException("the file was written in another byte order than little-endian.");
        }
    }

    /// <summary>Where the elements of each storage begin.</summary>
    private static Dictionary<string, long> Places(Stream file, StorageIds storages)
    {
        if (ReadValue(file) is not List<object?> keys)
        {
            throw new InvalidDataException("the file has no list of storages.");
        }

        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        var bytes = new byte[8];
        foreach (var key in keys)
        {
            if (key is not string name || !storages.All.TryGetValue(name, out var storage) || !places.TryAdd(name, file.Position + 8))
            {
                throw new InvalidDataException("the file lists a storage twice, or one that nothing refers to.");
            }

            var count = file.ReadAtLeast(bytes, 8, throwOnEndOfStream: false) < 8 ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
            if (count != storage.Count || file.Length - file.Position < storage.Bytes)
            {
                throw new InvalidDataException(
                    $"the file is cut off or damaged in storage '{Printable.Of(name)}' of {storage.Count:N0} elements at byte {file.Position:N0}.");
            }

            file.Position += (long)storage.Bytes;
        }

        return places;
    }

    private static object? ReadValue(Stream file) => PickleReader.Read(
        file, _ => throw new InvalidDataException("the file's header refers to a storage."));
}
