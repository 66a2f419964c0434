namespace TorchSharp;

public static partial class torch
{
    /// <summary>Other element types and other devices. Without a change there is no copy, unless one is asked for.</summary>
    public partial class Tensor
    {
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, NotNull(device), copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(dtype, NotNull(device), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) =>
            Converted(NotNull(other).dtype, other.device, copy: false, disposeAfter: false, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Converted(type, null, copy, disposeAfter, non_blocking);

        public Tensor type(Func<Tensor, Tensor> typeFunc) => NotNull(typeFunc)(this);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor type_as(Tensor tensor) => to_type(NotNull(tensor).dtype);

        public Tensor cpu() => to(DeviceType.CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) =>
            to(device ?? new Device(DeviceType.CUDA), non_blocking: non_blocking);

        public Tensor mps(bool non_blocking = false) => to(new Device(DeviceType.MPS), non_blocking: non_blocking);

        public Tensor pin_memory() => Ops.PinMemory.Call(this);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @char() => to_type(ScalarType.Int8);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor cfloat() => to_type(ScalarType.ComplexFloat32);

        public Tensor cdouble() => to_type(ScalarType.ComplexFloat64);

        /// <summary>Whether moving there makes a copy.</summary>
        internal bool WillCopy(ScalarType type, Device device) => type != dtype || !device.IsSameAs(this.device);

        private Tensor Converted(ScalarType type, Device? device, bool copy, bool disposeAfter, bool non_blocking)
        {
            if (device is { type: DeviceType.CUDA })
            {
                InitializeDevice(device);
            }

            var result = Ops.ToCopy.Call(this, type, Arg.None, device, Arg.None, non_blocking, copy);
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }
    }
}
