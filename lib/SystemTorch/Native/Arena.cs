using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>
/// Short-lived native memory for the lists among an operator's arguments.
/// A ring of pinned bytes for each thread: what is written stays until a whole ring later, and a call needs it only
/// until its arguments are converted. Lists that would fill much of the ring get an array of their own.
/// </summary>
internal static unsafe class Arena
{
    private const int RingBytes = 64 * 1024;
    private const int LargestPiece = RingBytes / 16;
    private const int Alignment = 16;

    [ThreadStatic] private static byte[]? t_ring;
    [ThreadStatic] private static int t_used;

    /// <summary>Copies items to native memory; the owner, where there is one, must outlive the call.</summary>
    public static nint Copy<T>(ReadOnlySpan<T> items, out object? owner)
        where T : unmanaged
    {
        var address = Reserve(items.Length * sizeof(T), out owner);
        items.CopyTo(new Span<T>((void*)address, items.Length));
        return address;
    }

    public static nint Reserve(int bytes, out object? owner)
    {
        owner = null;
        if (bytes > LargestPiece)
        {
            var array = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
            owner = array;
            return AddressOf(array, 0);
        }

        var ring = t_ring ??= GC.AllocateUninitializedArray<byte>(RingBytes, pinned: true);
        var rounded = Math.Max(Alignment, (bytes + Alignment - 1) & -Alignment);
        if (t_used + rounded > RingBytes)
        {
            t_used = 0;
        }

        var start = t_used;
        t_used += rounded;
        return AddressOf(ring, start);
    }

    private static nint AddressOf(byte[] pinned, int offset) =>
        (nint)Unsafe.AsPointer(ref pinned[offset]);
}
