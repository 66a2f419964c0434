using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The elements as managed values.</summary>
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous tensor on the CPU, to read or to write as long as the tensor is kept.</summary>
        /// <exception cref="NotSupportedException">The tensor is elsewhere, not contiguous, or too big for a span.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_cpu() || !is_contiguous())
                {
                    throw new NotSupportedException(
                        $"The bytes of a tensor on {device} with strides [{string.Join(", ", stride())}] are not one block of " +
                        "memory here: call cpu() and contiguous() first.");
                }

                var length = NumberOfElements * ElementSize;
                if (length > int.MaxValue)
                {
                    throw new NotSupportedException($"{length} bytes do not fit into one span; take the tensor in parts.");
                }

                return new Span<byte>((void*)DataPointer, (int)length);
            }

            set
            {
                var target = bytes;
                if (value.Length != target.Length)
                {
                    throw new ArgumentException($"{value.Length} bytes were given for a tensor of {target.Length}.", nameof(value));
                }

                value.CopyTo(target);
            }
        }

        /// <summary>The address of the first element; good as long as the tensor is held.</summary>
        internal nint DataPointer
        {
            get
            {
                using var held = new Held(this);
                NativeError.Check(NativeMethods.st_tensor_data(held.Handle, out var data, out _));
                return data;
            }
        }

        /// <summary>The only element of a tensor with one.</summary>
        /// <exception cref="ArgumentException">T is not the type of the elements.</exception>
        /// <exception cref="InvalidOperationException">There is not exactly one element.</exception>
        public unsafe T item<T>()
            where T : unmanaged
        {
            ThrowIfNotOf<T>();
            if (NumberOfElements != 1)
            {
                throw new InvalidOperationException(
                    $"item() reads the only element; this tensor has shape [{string.Join(", ", shape)}].");
            }

            if (is_cpu())
            {
                using var held = new Held(this);
                return *(T*)DataPointer;
            }

            using var here = cpu();
            return *(T*)here.DataPointer;
        }

        /// <summary>Reads and writes elements in row-major order, whatever their order in memory.</summary>
        /// <exception cref="ArgumentException">T is not the type of the elements.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ThrowIfNotOf<T>();
            return new TensorAccessor<T>(is_cpu() ? alias() : cpu());
        }

        /// <summary>The memory that the tensor shares with its views, as one row of elements.</summary>
        /// <typeparam name="T">The managed type of the elements; of another than the tensor's it is a converted copy.</typeparam>
        /// <exception cref="ArgumentException">No tensor has elements of that type.</exception>
        public Storage<T> storage<T>()
            where T : unmanaged =>
            new(to_type(ScalarTypeExtensions.Of(typeof(T))));

        /// <summary>The only element as a scalar of its kind.</summary>
        public Scalar ToScalar()
        {
            using var wide = is_complex() ? to_type(ScalarType.ComplexFloat64)
                : is_floating_point() ? to_type(ScalarType.Float64)
                : dtype == ScalarType.Bool ? alias()
                : to_type(ScalarType.Int64);
            return wide.dtype switch
            {
                ScalarType.ComplexFloat64 => wide.item<System.Numerics.Complex>(),
                ScalarType.Float64 => wide.item<double>(),
                ScalarType.Bool => wide.item<bool>(),
                _ => wide.item<long>(),
            };
        }

        /// <summary>Reads a tensor that <see cref="TensorExtensionMethods.Save(Tensor, BinaryWriter)"/> wrote.</summary>
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        /// <summary>Writes the elements, in row-major order and the machine's byte order.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
            using var here = cpu();
            using var rows = here.contiguous();
            foreach (var part in NativeBlocks.Of(rows))
            {
                stream.Write(part.Span);
            }
        }

        /// <summary>Reads as many bytes as the tensor has into its elements.</summary>
        /// <exception cref="EndOfStreamException">The stream ends before.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
            var direct = is_cpu() && is_contiguous();
            using var rows = direct ? alias() : Ops.Empty.Call(shape, dtype, Arg.None, CPU);
            foreach (var part in NativeBlocks.Of(rows))
            {
                stream.ReadExactly(part.Span);
            }

            if (!direct)
            {
                Ops.Copy.Invoke(this, rows);
            }
        }

        private void ThrowIfNotOf<T>()
        {
            var type = dtype;
            if (ScalarTypeExtensions.Of(typeof(T)) != type)
            {
                throw new ArgumentException(
                    $"The elements of this tensor are {type}, not {ScalarTypeExtensions.Of(typeof(T))}: read them as what they are, " +
                    "or convert with to_type first.");
            }
        }
    }
}
