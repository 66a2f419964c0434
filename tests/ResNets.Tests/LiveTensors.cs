using static TorchSharp.torch;

namespace ResNets.Tests;

internal static class LiveTensors
{
    /// <summary>The number of live tensors once those that nobody holds have been finalised.</summary>
    internal static long Count()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
