using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ResNets.Data;

/// <summary>Bytes of pixels to the numbers that a network sees.</summary>
internal static class PixelScaling
{
    private const float Unit = 1f / 255;

    /// <summary>pixel / 255 − mean, for each number.</summary>
    public static void Subtract(ReadOnlySpan<byte> pixels, ReadOnlySpan<float> mean, Span<float> target)
    {
        Require(pixels.Length, mean.Length, target.Length);
        ref var from = ref MemoryMarshal.GetReference(pixels);
        ref var middle = ref MemoryMarshal.GetReference(mean);
        ref var to = ref MemoryMarshal.GetReference(target);
        var i = 0;
        for (; i <= pixels.Length - 16; i += 16)
        {
            var (a, b, c, d) = Widen(ref from, i);
            ((a * Unit) - Vector128.LoadUnsafe(ref middle, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            ((b * Unit) - Vector128.LoadUnsafe(ref middle, (nuint)i + 4)).StoreUnsafe(ref to, (nuint)i + 4);
            ((c * Unit) - Vector128.LoadUnsafe(ref middle, (nuint)i + 8)).StoreUnsafe(ref to, (nuint)i + 8);
            ((d * Unit) - Vector128.LoadUnsafe(ref middle, (nuint)i + 12)).StoreUnsafe(ref to, (nuint)i + 12);
        }

        for (; i < pixels.Length; i++)
        {
            target[i] = (pixels[i] * Unit) - mean[i];
        }
    }

    /// <summary>(pixel / 255 − mean + shift) · scale, for each number.</summary>
    public static void Normalize(
        ReadOnlySpan<byte> pixels, ReadOnlySpan<float> mean, ReadOnlySpan<float> shift, ReadOnlySpan<float> scale, Span<float> target)
    {
        Require(pixels.Length, mean.Length, target.Length);
        Require(pixels.Length, shift.Length, scale.Length);
        ref var from = ref MemoryMarshal.GetReference(pixels);
        ref var middle = ref MemoryMarshal.GetReference(mean);
        ref var shifts = ref MemoryMarshal.GetReference(shift);
        ref var scales = ref MemoryMarshal.GetReference(scale);
        ref var to = ref MemoryMarshal.GetReference(target);
        var i = 0;
        for (; i <= pixels.Length - 16; i += 16)
        {
            var (a, b, c, d) = Widen(ref from, i);
            Store(ref middle, ref shifts, ref scales, ref to, (nuint)i, a);
            Store(ref middle, ref shifts, ref scales, ref to, (nuint)i + 4, b);
            Store(ref middle, ref shifts, ref scales, ref to, (nuint)i + 8, c);
            Store(ref middle, ref shifts, ref scales, ref to, (nuint)i + 12, d);
        }

        for (; i < pixels.Length; i++)
        {
            target[i] = ((pixels[i] * Unit) - mean[i] + shift[i]) * scale[i];
        }
    }

    private static void Store(
        ref float mean, ref float shift, ref float scale, ref float target, nuint i, Vector128<float> pixels) =>
        (((pixels * Unit) - Vector128.LoadUnsafe(ref mean, i) + Vector128.LoadUnsafe(ref shift, i))
            * Vector128.LoadUnsafe(ref scale, i)).StoreUnsafe(ref target, i);

    /// <summary>Sixteen bytes as floats.</summary>
    private static (Vector128<float> A, Vector128<float> B, Vector128<float> C, Vector128<float> D) Widen(ref byte from, int i)
    {
        var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return (Float(a), Float(b), Float(c), Float(d));

        static Vector128<float> Float(Vector128<uint> whole) => Vector128.ConvertToSingle(whole.AsInt32());
    }

    private static void Require(int expected, int first, int second)
    {
        if (first != expected || second != expected)
        {
            throw new ArgumentException($"{expected} pixel bytes were given with {first} and {second} numbers; expected as many.");
        }
    }
}
