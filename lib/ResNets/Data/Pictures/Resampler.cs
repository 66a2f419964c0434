using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ResNets.Data;

/// <summary>
/// Resizes a picture, or only the part of the resized one that is wanted: first the rows, then the columns, 8 bits between
/// them, as PIL does and to the same bytes. Keeps its buffers; not for two threads at once.
/// </summary>
internal sealed class Resampler : IDisposable
{
    /// <summary>Bytes that buffers have beyond their content, so that the last pixel can be read as a whole vector.</summary>
    public const int Slack = 16;

    private const int Half = 1 << (ResamplingWeights.Bits - 1);

    private readonly ResamplingWeights _columns = new();
    private readonly ResamplingWeights _rows = new();
    private byte[] _narrowed = [];
    private byte[] _row = [];

    /// <summary>Computes an area of the resized picture.</summary>
    /// <param name="source">Rows of red, green, blue bytes.</param>
    /// <param name="size">The size of the source.</param>
    /// <param name="target">The size of the whole resized picture.</param>
    /// <param name="area">The part of it that is wanted.</param>
    /// <param name="pixels">Receives the part, rows of red, green, blue bytes.</param>
    /// <param name="mirrored">Whether the part is wanted mirrored left to right.</param>
    public void Resample(
        ReadOnlySpan<byte> source,
        (int Width, int Height) size,
        (int Width, int Height) target,
        PictureArea area,
        Span<byte> pixels,
        bool mirrored = false)
    {
        _columns.Compute(size.Width, target.Width, area.Left, area.Width, mirrored);
        _rows.Compute(size.Height, target.Height, area.Top, area.Height);
        var (firstRow, endRow) = _rows.SourceRange;
        var rowBytes = 3 * area.Width;
        EnsureRoom(ref _narrowed, rowBytes * (endRow - firstRow));
        EnsureRoom(ref _row, Math.Max(rowBytes, 3 * size.Width));
        for (var row = firstRow; row < endRow; row++)
        {
            NarrowRow(SourceRow(source, size, row), _narrowed.AsSpan((row - firstRow) * rowBytes), area.Width);
        }

        for (var row = 0; row < area.Height; row++)
        {
            MixRows(_narrowed.AsSpan((_rows.First(row) - firstRow) * rowBytes), rowBytes, _rows.Shares(row), _row);
            _row.AsSpan(0, rowBytes).CopyTo(pixels[(row * rowBytes)..]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in new[] { _narrowed, _row }.Where(buffer => buffer.Length > 0))
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        (_narrowed, _row) = ([], []);
    }

    /// <summary>A row that may be read a vector beyond its end: the last one is copied.</summary>
    private ReadOnlySpan<byte> SourceRow(ReadOnlySpan<byte> source, (int Width, int Height) size, int row)
    {
        var start = 3 * size.Width * row;
        if (start + (3 * size.Width) + Slack <= source.Length)
        {
            return source[start..];
        }

        source.Slice(start, 3 * size.Width).CopyTo(_row);
        return _row;
    }

    /// <summary>One source row to the wanted columns. A pixel and the byte after it are one vector of four numbers.</summary>
    private void NarrowRow(ReadOnlySpan<byte> source, Span<byte> narrowed, int width)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(narrowed);
        for (var column = 0; column < width; column++)
        {
            ref var pixel = ref Unsafe.Add(ref from, 3 * _columns.First(column));
            var sum = Vector128.Create(Half);
            foreach (var share in _columns.Shares(column))
            {
                var bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref pixel)).AsByte();
                sum += Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32() * share;
                pixel = ref Unsafe.Add(ref pixel, 3);
            }

            var words = Vector128.Narrow(sum >>> ResamplingWeights.Bits, Vector128<int>.Zero);
            var result = Vector128.Narrow(words.AsUInt16(), Vector128<ushort>.Zero);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 3 * column), result.AsUInt32().ToScalar());
        }
    }

    /// <summary>The weighted sum of some rows.</summary>
    private static void MixRows(ReadOnlySpan<byte> rows, int rowBytes, ReadOnlySpan<int> shares, Span<byte> mixed)
    {
        ref var from = ref MemoryMarshal.GetReference(rows);
        ref var to = ref MemoryMarshal.GetReference(mixed);
        for (var i = 0; i < rowBytes; i += Vector128<byte>.Count)
        {
            var (a, b, c, d) = (Vector128.Create(Half), Vector128.Create(Half), Vector128.Create(Half), Vector128.Create(Half));
            for (var k = 0; k < shares.Length; k++)
            {
                var bytes = Vector128.LoadUnsafe(ref from, (nuint)((k * rowBytes) + i));
                var (low, high) = Vector128.Widen(bytes);
                var (first, second) = Vector128.Widen(low);
                var (third, fourth) = Vector128.Widen(high);
                a += first.AsInt32() * shares[k];
                b += second.AsInt32() * shares[k];
                c += third.AsInt32() * shares[k];
                d += fourth.AsInt32() * shares[k];
            }

            var left = Vector128.Narrow(a >>> ResamplingWeights.Bits, b >>> ResamplingWeights.Bits);
            var right = Vector128.Narrow(c >>> ResamplingWeights.Bits, d >>> ResamplingWeights.Bits);
            Vector128.Narrow(left.AsUInt16(), right.AsUInt16()).StoreUnsafe(ref to, (nuint)i);
        }
    }

    private static void EnsureRoom(ref byte[] buffer, int size)
    {
        if (buffer.Length >= size + Slack)
        {
            return;
        }

        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        buffer = ArrayPool<byte>.Shared.Rent(size + Slack);
    }
}
