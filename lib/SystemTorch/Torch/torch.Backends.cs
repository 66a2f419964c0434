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

                /// <summary>Whether products of float16 matrices may be summed in float16; they may at first.</summary>
                public static bool allow_fp16_reduced_precision_reduction
                {
                    get => NativeMethods.st_cuda_allow_fp16_reduction() != 0;
                    set => NativeMethods.st_cuda_set_allow_fp16_reduction(value ? 1 : 0);
                }
            }

            /// <summary>Whether scaled dot-product attention may run as FlashAttention; it may at first.</summary>
            public static bool flash_sdp_enabled() => NativeMethods.st_flash_attention() != 0;

            /// <summary>Allows FlashAttention for scaled dot-product attention on a GPU, or forbids it.</summary>
            public static void enable_flash_sdp(bool enable) => NativeMethods.st_set_flash_attention(enable ? 1 : 0);

            /// <summary>Whether scaled dot-product attention may run as plain matrix products; it may at first.</summary>
            public static bool math_sdp_enabled() => NativeMethods.st_math_attention() != 0;

            /// <summary>Allows plain matrix products for scaled dot-product attention, or forbids them.</summary>
            public static void enable_math_sdp(bool enable) => NativeMethods.st_set_math_attention(enable ? 1 : 0);
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
