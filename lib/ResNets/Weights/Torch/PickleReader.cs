using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace ResNets.Weights.Torch;

/// <summary>
/// Reads the pickles of PyTorch's files with a small machine of its own. It has the opcodes that state dicts are made of and
/// knows the few Python names that they need; everything else is refused by name, and nothing is ever called. Bytes,
/// opcodes and what is given to calls are limited, and so are time and memory.
/// </summary>
internal sealed class PickleReader
{
    private const int MaximumOpcodes = 1_000_000;
    private const int MaximumArguments = 500_000;
    private const int MaximumBytes = 64_000_000;
    private const int MaximumText = 10_000;

    private readonly Stream _stream;
    private readonly Func<object?[], Storage> _storageOf;
    private readonly PickleStack _stack = new();
    private readonly Dictionary<long, object?> _memo = [];
    private long _position;
    private long _arguments;

    /// <summary>Reads one pickle from a stream and leaves the stream behind it.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="storageOf">The storage of a persistent id.</param>
    private PickleReader(Stream stream, Func<object?[], Storage> storageOf) => (_stream, _storageOf) = (stream, storageOf);

    /// <summary>The value of a pickle: numbers, text, null, lists, <c>object?[]</c> for tuples, dictionaries, stored tensors.</summary>
    /// <exception cref="InvalidDataException">The pickle is damaged, or holds something other than tensors and plain values.</exception>
    internal static object? Read(Stream stream, Func<object?[], Storage> storageOf)
    {
        var reader = new PickleReader(stream, storageOf);
        for (var count = 0; count < MaximumOpcodes; count++)
        {
            var opcode = reader.Byte();
            if (opcode == '.')
            {
                return reader._stack.Pop();
            }

            reader.Execute(opcode);
        }

        throw new InvalidDataException($"the pickle has more than {MaximumOpcodes:N0} opcodes; no state dict needs so many.");
    }

    private void Execute(byte opcode)
    {
        switch (opcode)
        {
            case 0x80: RequireProtocol(Byte()); break;
            case 0x95: Bytes(8); break;
            case (byte)'(': _stack.Mark(); break;
            case (byte)'N': _stack.Push(null); break;
            case 0x88: _stack.Push(true); break;
            case 0x89: _stack.Push(false); break;
            case (byte)'K': _stack.Push((long)Byte()); break;
            case (byte)'M': _stack.Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
            case (byte)'J': _stack.Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
            case 0x8a: PushInteger(new BigInteger(Bytes(Byte()))); break;
            case (byte)'G': _stack.Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
            case (byte)'X': _stack.Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            case 0x8c: _stack.Push(Text(Byte())); break;
            case (byte)'T': _stack.Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            case (byte)'U': _stack.Push(Text(Byte())); break;
            case (byte)')': _stack.Push(Array.Empty<object?>()); break;
            case 0x85: _stack.Push(_stack.Pop(1)); break;
            case 0x86: _stack.Push(_stack.Pop(2)); break;
            case 0x87: _stack.Push(_stack.Pop(3)); break;
            case (byte)'t': _stack.Push(_stack.PopToMark()); break;
            case (byte)']': _stack.Push(new List<object?>()); break;
            case (byte)'a': Append([_stack.Pop()]); break;
            case (byte)'e': Append(_stack.PopToMark()); break;
            case (byte)'}': _stack.Push(new PickleDictionary()); break;
            case (byte)'s': SetItems(_stack.Pop(2)); break;
            case (byte)'u': SetItems(_stack.PopToMark()); break;
            case (byte)'q': _memo[Byte()] = _stack.Peek(); break;
            case (byte)'r': _memo[BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))] = _stack.Peek(); break;
            case 0x94: _memo[_memo.Count] = _stack.Peek(); break;
            case (byte)'h': _stack.Push(Recall(Byte())); break;
            case (byte)'j': _stack.Push(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            case (byte)'c': _stack.Push(Global(Line(), Line())); break;
            case 0x93: PushStackGlobal(); break;
            case (byte)'R': Reduce(); break;
            case (byte)'b': Build(); break;
            case (byte)'Q': PushStorage(); break;
            default:
                throw new InvalidDataException(
                    $"the pickle has opcode {PickleOpcodes.Name(opcode)} at byte {_position - 1}, which is not among those that rebuild tensors; save a state_dict.");
        }
    }

    private static void RequireProtocol(byte protocol)
    {
        if (protocol is < 2 or > 5)
        {
            throw new InvalidDataException($"the pickle has protocol {protocol}; 2 to 5 can be read.");
        }
    }

    private void PushInteger(BigInteger value) =>
        _stack.Push(value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value);

    private void Append(object?[] items)
    {
        if (_stack.Peek() is not List<object?> list)
        {
            throw new InvalidDataException($"the pickle appends to something that is no list, at byte {_position}.");
        }

        list.AddRange(items);
    }

    private void SetItems(object?[] items)
    {
        if (_stack.Peek() is not PickleDictionary dictionary || items.Length % 2 != 0)
        {
            throw new InvalidDataException($"the pickle sets items of something that is no dictionary, at byte {_position}.");
        }

        for (var i = 0; i < items.Length; i += 2)
        {
            dictionary.Set(items[i], items[i + 1]);
        }
    }

    private object? Recall(long index) => _memo.TryGetValue(index, out var value)
        ? value
        : throw new InvalidDataException($"the pickle recalls value {index}, which it never stored.");

    private static PickleGlobal Global(string module, string name)
    {
        var global = new PickleGlobal(module, name);
        return global.IsAllowed
            ? global
            : throw new InvalidDataException(
                $"the pickle asks for {global}, which is not among the names that rebuild tensors; nothing of it was run, and a saved state_dict does not need it.");
    }

    private void PushStackGlobal()
    {
        _stack.Push(_stack.Pop(2) is [string module, string name]
            ? Global(module, name)
            : throw new InvalidDataException($"the pickle asks for a name that is no text, at byte {_position}."));
    }

    private void Reduce()
    {
        if (_stack.Pop(2) is not [PickleGlobal global, object?[] arguments])
        {
            throw new InvalidDataException($"the pickle calls something that is no function, at byte {_position}.");
        }

        _arguments += arguments.Sum(argument => argument switch { List<object?> list => list.Count, object?[] tuple => tuple.Length, _ => 1L });
        if (_arguments > MaximumArguments)
        {
            throw new InvalidDataException(
                $"the pickle's calls have more than {MaximumArguments:N0} arguments, counted with repetitions; no state dict needs so many.");
        }

        _stack.Push(Rebuild.From(global, arguments));
    }

    /// <summary>State dicts carry one attribute, the version of each module, which loading does not need.</summary>
    private void Build()
    {
        _stack.Pop();
        if (_stack.Peek() is not PickleDictionary)
        {
            throw new InvalidDataException($"the pickle sets attributes of something that is no dictionary, at byte {_position}.");
        }
    }

    private void PushStorage()
    {
        _stack.Push(_stack.Pop() is object?[] id
            ? _storageOf(id)
            : throw new InvalidDataException($"the pickle has a persistent id that is no tuple, at byte {_position}."));
    }

    private byte Byte() => Bytes(1)[0];

    private byte[] Bytes(int count)
    {
        if (_position + count > MaximumBytes)
        {
            throw new InvalidDataException($"the pickle has more than {MaximumBytes:N0} bytes; no state dict needs so many.");
        }

        var bytes = new byte[count];
        if (_stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count)
        {
            throw new InvalidDataException($"the pickle is cut off at byte {_position}.");
        }

        _position += count;
        return bytes;
    }

    private string Text(long length) => length <= MaximumText
        ? Encoding.UTF8.GetString(Bytes((int)length))
        : throw new InvalidDataException($"the pickle has a text of {length:N0} bytes at byte {_position}; at most {MaximumText:N0} are read.");

    private string Line()
    {
        const int MaximumLine = 256;
        var line = new StringBuilder();
        for (var next = Byte(); next != '\n'; next = Byte())
        {
            if (line.Append((char)next).Length > MaximumLine)
            {
                throw new InvalidDataException($"the pickle has a name of more than {MaximumLine} characters at byte {_position}.");
            }
        }

        return line.ToString();
    }
}
