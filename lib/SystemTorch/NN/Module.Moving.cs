namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Moving a module to another device or floating-point type. Parameters stay the objects that they are, so an
        /// optimizer made before goes on working.
        /// </summary>
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                ArgumentNullException.ThrowIfNull(device);
                MoveOwn(InitializeDevice(device), CheckedType(dtype), non_blocking);
                return ForChildren(child => child._to(device, dtype, non_blocking));
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                MoveOwn(InitializeDevice(new Device(deviceType, deviceIndex)), null, non_blocking);
                return ForChildren(child => child._to(deviceType, deviceIndex, non_blocking));
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                MoveOwn(null, CheckedType(dtype), non_blocking);
                return ForChildren(child => child._to(dtype, non_blocking));
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                ArgumentNullException.ThrowIfNull(other);
                return _to(other.device, other.dtype, non_blocking);
            }

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(
                Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());

            private static ScalarType CheckedType(ScalarType dtype) =>
                dtype.IsFloatingPoint() || dtype.IsComplex()
                    ? dtype
                    : throw new ArgumentException($"A module moves to floating-point types only, not to {dtype}.", nameof(dtype));

            private static void MoveTensor(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking)
            {
                var type = dtype is { } wanted && !tensor.is_integral() ? wanted : tensor.dtype;
                var place = device ?? tensor.device;
                if (!tensor.WillCopy(type, place))
                {
                    return;
                }

                using var moved = tensor.to(type, place, non_blocking: non_blocking);
                using var gradient = tensor.grad;
                using var movedGradient = gradient?.to(type, place, non_blocking: non_blocking);
                tensor.grad = null;
                tensor.SetData(moved);
                tensor.grad = movedGradient;
            }

            private Module ForChildren(Action<Module> move)
            {
                foreach (var child in children())
                {
                    move(child);
                }

                return this;
            }

            private void MoveOwn(Device? device, ScalarType? dtype, bool non_blocking)
            {
                using var _ = no_grad();
                foreach (var (_, parameter) in named_parameters(false))
                {
                    MoveTensor(parameter, device, dtype, non_blocking);
                }

                foreach (var (_, buffer) in named_buffers(false))
                {
                    MoveTensor(buffer, device, dtype, non_blocking);
                }

                _deviceType = device?.type ?? _deviceType;
                _deviceIndex = device?.index ?? _deviceIndex;
            }
        }
    }
}
