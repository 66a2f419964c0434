namespace TorchSharp;

public static partial class torch
{
    /// <summary>Settings of the libraries that libtorch calculates with.</summary>
    public static partial class backends
    {
        public static class cuda
        {
            public static class matmul
            {
                /// <summary>Whether matrix products may round their inputs to TensorFloat-32.</summary>
                public static bool allow_tf32
                {
                    get => NativeMethods.st_cuda_allow_tf32() != 0;
                    set => NativeMethods.st_cuda_set_allow_tf32(value ? 1 : 0);
                }
            }
        }

        public static class cudnn
        {
            /// <summary>Whether convolutions may round their inputs to TensorFloat-32.</summary>
            public static bool allow_tf32
            {
                get => NativeMethods.st_cudnn_allow_tf32() != 0;
                set => NativeMethods.st_cudnn_set_allow_tf32(value ? 1 : 0);
            }
        }
    }
}
