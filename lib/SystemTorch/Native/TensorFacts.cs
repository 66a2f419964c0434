using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What native code tells about a tensor in one call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct TensorFacts
{
    public readonly int DType;
    public readonly int DeviceType;
    public readonly int DeviceIndex;
    public readonly int Layout;
    public readonly long Dimensions;
    public readonly long Elements;
    public readonly long ElementSize;
}
