using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// The block of memory that a tensor and its views share: one row of elements, whatever the shapes and strides of those.
    /// </summary>
    public abstract class Storage
    {
        private protected Storage(Tensor? tensor) => Owner = tensor;

        /// <summary>A tensor that keeps the memory; none behind a single value.</summary>
        private protected Tensor? Owner { get; set; }

        public Storage<bool> @bool() => Converted<bool>();

        public Storage<byte> @byte() => Converted<byte>();

        public Storage<int> @int() => Converted<int>();

        public Storage<long> @long() => Converted<long>();

        public Storage<float> @float() => Converted<float>();

        public Storage<double> @double() => Converted<double>();

        public Storage<(float, float)> complex_float() => Converted<(float, float)>();

        public Storage<Complex> complex_double() => Converted<Complex>();

        /// <summary>Bytes of one element.</summary>
        public abstract int element_size();

        /// <summary>The address of the first element, in the memory of the tensor's device; good while the storage is.</summary>
        public nint data_ptr() => Block().Address;

        /// <summary>The bytes of the whole block, also where this storage is a part of it.</summary>
        public ulong nbytes() => Block().Bytes;

        /// <exception cref="InvalidOperationException">The storage is a single value, on its way into a range of elements.</exception>
        /// <exception cref="ObjectDisposedException">The tensor behind it was disposed.</exception>
        private protected Tensor Memory() => Owner ?? throw new InvalidOperationException(
            "This storage is a single value, to be assigned to a range of another storage; it has no memory of its own.");

        private protected (nint Address, ulong Bytes) Block()
        {
            using var held = new Held(Memory());
            NativeError.Check(NativeMethods.st_tensor_storage(held.Handle, out var address, out var bytes));
            return (address, bytes);
        }

        private Storage<T> Converted<T>()
            where T : unmanaged =>
            Memory().storage<T>();
    }
}
