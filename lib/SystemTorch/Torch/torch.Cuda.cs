namespace TorchSharp;

public static partial class torch
{
    /// <summary>Graphics processors, where libtorch was built for them.</summary>
    public static class cuda
    {
        public static bool is_available() => NativeMethods.st_cuda_is_available() != 0;

        public static bool is_cudnn_available() => NativeMethods.st_cudnn_is_available() != 0;

        public static int device_count() => NativeMethods.st_cuda_device_count();

        /// <summary>Starts the generator of the current device; <see cref="torch.manual_seed"/> starts all.</summary>
        public static void manual_seed(long seed)
        {
            using var generator = Generator.Of(CUDA);
            generator.manual_seed(seed);
        }

        public static void manual_seed_all(long seed)
        {
            for (var index = 0; index < device_count(); index++)
            {
                using var generator = Generator.Of(new Device(DeviceType.CUDA, index));
                generator.manual_seed(seed);
            }
        }

        /// <summary>Waits until everything that was started on the device is done.</summary>
        public static void synchronize(Device? device = null)
        {
            var target = InitializeDevice(device ?? new Device(DeviceType.CUDA));
            NativeError.Check(NativeMethods.st_cuda_synchronize(target.index));
        }
    }
}
