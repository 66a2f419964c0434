using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>What makes a CUDA device fast: TF32 for convolutions and matrix products.</summary>
internal static class CudaSpeed
{
    /// <summary>Switches TF32 on where the device is a CUDA device.</summary>
    internal static void Allow(Device device)
    {
        if (device.type == TorchSharp.DeviceType.CUDA)
        {
            backends.cudnn.allow_tf32 = true;
            backends.cuda.matmul.allow_tf32 = true;
        }
    }
}
