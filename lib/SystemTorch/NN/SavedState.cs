using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Reads what <see cref="torch.nn.Module.save(BinaryWriter, IList{string})"/> wrote, whole, before any of it is used.</summary>
internal sealed class SavedState
{
    private static readonly (byte[] Start, string What)[] s_others =
    [
        ([.. "PK\u0003\u0004"u8], "a zip archive, as torch.save makes"),
        ([0x80, 0x02, 0x8A, 0x0A], "a pickle, as torch.save of old made"),
        ([0x1F, 0x8B, 0x08], "compressed with gzip"),
        ([0x89, (byte)'H', (byte)'D', (byte)'F'], "an HDF5 file"),
        ([.. "<!DOCTYPE"u8], "a page of the web"),
        ([.. "<!doctype"u8], "a page of the web"),
        ([.. "<html"u8], "a page of the web"),
    ];

    private readonly BinaryReader _reader;
    private readonly string _file;
    private string _place = "before its first entry";

    public SavedState(BinaryReader reader)
    {
        _reader = reader;
        _file = reader.BaseStream is FileStream file ? file.Name : "The stream";
    }

    /// <param name="module">The name of the module, for messages.</param>
    /// <param name="targets">Its tensors by name.</param>
    /// <param name="strict">Refuse unless the names are the same.</param>
    /// <param name="skip">Names whose values are not wanted.</param>
    /// <returns>The names in the file, with new tensors where values are wanted and the module has such a name.</returns>
    /// <exception cref="EndOfStreamException">The file was cut off.</exception>
    /// <exception cref="FormatException">The file is of another kind, or damaged.</exception>
    /// <exception cref="ArgumentException">Names, types or shapes do not fit the module.</exception>
    public List<(string Key, torch.Tensor? Value)> Read(
        string module, Dictionary<string, torch.Tensor> targets, bool strict, IList<string>? skip)
    {
        RefuseOtherKinds();
        try
        {
            return ReadEntries(module, targets, strict, skip);
        }
        catch (EndOfStreamException error)
        {
            throw new EndOfStreamException(
                $"{_file} ends {_place}: it was cut off, or Module.save did not write it; nothing was loaded from it.", error);
        }
        catch (Exception error) when (error is FormatException or OverflowException or IOException)
        {
            throw new FormatException(
                $"{_file} is damaged {_place}, or Module.save did not write it ({error.Message.TrimEnd('.')}); nothing was loaded from it.",
                error);
        }
    }

    private List<(string Key, torch.Tensor? Value)> ReadEntries(
        string module, Dictionary<string, torch.Tensor> targets, bool strict, IList<string>? skip)
    {
        var count = _reader.Decode();
        if (strict && count != targets.Count)
        {
            throw new ArgumentException(
                $"Mismatched state_dict sizes: {module} has {targets.Count} entries, the file {count}.");
        }

        var entries = new List<(string, torch.Tensor?)>();
        for (long i = 1; i <= count; i++)
        {
            _place = $"in the name of entry {i} of {count}";
            var key = _reader.ReadString();
            _place = $"in '{key}', entry {i} of {count}";
            if (!targets.TryGetValue(key, out var target) && strict)
            {
                throw new ArgumentException(
                    $"Mismatched module state names: {module} has no parameter or buffer named '{key}', which is in the file.");
            }

            entries.Add((key, target is null || skip?.Contains(key) == true ? Skip() : Value(key, target)));
        }

        return entries;
    }

    private torch.Tensor? Skip() => TensorExtensionMethods.Load(_reader, skip: true);

    private torch.Tensor Value(string key, torch.Tensor target)
    {
        var value = torch.empty(target.shape, target.dtype, torch.CPU);
        try
        {
            value.Load(_reader);
            return value;
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"'{key}' does not fit. {error.Message}", error);
        }
    }

    private void RefuseOtherKinds()
    {
        var stream = _reader.BaseStream;
        if (!stream.CanSeek)
        {
            return;
        }

        var position = stream.Position;
        Span<byte> start = stackalloc byte[10];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = position;
        var found = IsSafeTensors(start) ? "a safetensors file" : null;
        foreach (var (other, what) in s_others)
        {
            found = start.StartsWith(other) ? what : found;
        }

        if (found is not null)
        {
            throw new FormatException($"{_file} is {found}; Module.load reads what Module.save wrote.");
        }
    }

    /// <summary>The length of a header in eight bytes, then the header, which is JSON.</summary>
    private static bool IsSafeTensors(ReadOnlySpan<byte> start) => start is [_, _, _, _, _, _, 0, 0, (byte)'{', (byte)'"'];
}
