using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One argument or result as it crosses the border to native code: sixteen bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct Value
{
    [FieldOffset(0)] public ValueTag Tag;
    [FieldOffset(4)] public int Count;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public double Real;
    [FieldOffset(8)] public nint Pointer;
}
