using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Counts live tensors when none is left for the finaliser, which would lower the count in the middle of a test.</summary>
internal static class LiveTensors
{
    internal static long AfterCollection()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
