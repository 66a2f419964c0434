namespace TorchSharp;

public static partial class torch
{
    /// <summary>What a tensor is: shape, type, device, layout.</summary>
    public partial class Tensor
    {
        internal const int MostDimensions = 64;

        public long Dimensions => Facts.Dimensions;

        public long ndim => Dimensions;

        public long NumberOfElements => Facts.Elements;

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => Facts.ElementSize;

        public ScalarType dtype
        {
            get
            {
                using var held = new Held(this);
                return (ScalarType)NativeMethods.st_tensor_dtype(held.Handle);
            }
        }

        public Device device
        {
            get
            {
                var facts = Facts;
                return new Device((DeviceType)facts.DeviceType, facts.DeviceIndex);
            }
        }

        public DeviceType device_type => (DeviceType)Facts.DeviceType;

        public int device_index => Facts.DeviceIndex;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public long[] shape => Sizes(strides: false);

        private TensorFacts Facts
        {
            get
            {
                using var held = new Held(this);
                NativeError.Check(NativeMethods.st_tensor_facts(held.Handle, out var facts));
                return facts;
            }
        }

        public long dim() => Dimensions;

        public long numel() => NumberOfElements;

        public long element_size() => ElementSize;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_integral() => dtype.IsIntegral();

        public bool is_floating_point() => dtype.IsFloatingPoint();

        public bool is_complex() => dtype.IsComplex();

        public long[] size() => shape;

        /// <param name="dim">Which dimension; from the end if negative.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim) => At(shape, dim);

        /// <summary>How many elements apart neighbours are in memory, along each dimension.</summary>
        public long[] stride() => Sizes(strides: true);

        public long stride(int dim) => At(stride(), dim);

        public bool is_contiguous() => IsContiguous(memory_format.contiguous_format);

        internal unsafe bool IsContiguous(memory_format format)
        {
            using var held = new Held(this);
            NativeError.Check(NativeMethods.st_tensor_is_contiguous(held.Handle, (int)NativeEnums.Of(format), out var answer));
            return answer != 0;
        }

        private static long At(long[] sizes, int dim)
        {
            var position = dim < 0 ? dim + sizes.Length : dim;
            if (position < 0 || position >= sizes.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(dim), dim, $"A tensor of {sizes.Length} dimensions has no dimension {dim}.");
            }

            return sizes[position];
        }

        private unsafe long[] Sizes(bool strides)
        {
            var found = stackalloc long[MostDimensions];
            var dimensions = (int)Dimensions;
            using var held = new Held(this);
            NativeError.Check(NativeMethods.st_tensor_sizes(
                held.Handle, strides ? null : found, strides ? found : null, MostDimensions));
            return new Span<long>(found, dimensions).ToArray();
        }
    }
}
