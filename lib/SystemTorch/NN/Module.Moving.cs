namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Moving a module to another device or floating-point type. Where that copies, new parameters and buffers take the
        /// places of the old ones, which are disposed: an optimizer is made after the move. A parameter that several modules
        /// share stays shared.
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

            private static (ScalarType Type, Device Place) Target(Tensor tensor, Device? device, ScalarType? dtype) =>
                (dtype is { } wanted && !tensor.is_integral() ? wanted : tensor.dtype, device ?? tensor.device);

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
                foreach (var key in _internal_params.keys().ToArray())
                {
                    var parameter = _internal_params[key].Newest;
                    var (type, place) = Target(parameter, device, dtype);
                    if (parameter.WillCopy(type, place))
                    {
                        parameter = parameter.MovedTo = Moved(parameter, type, place, non_blocking);
                    }

                    if (!ReferenceEquals(parameter, _internal_params[key]))
                    {
                        Place(key, parameter);
                    }
                }

                foreach (var key in _internal_buffers.keys().ToArray())
                {
                    var (buffer, persistent) = _internal_buffers[key];
                    var (type, place) = Target(buffer, device, dtype);
                    if (buffer.WillCopy(type, place))
                    {
                        Place(key, buffer.to(type, place, non_blocking: non_blocking).DetachFromDisposeScope(), persistent);
                    }
                }

                _deviceType = device?.type ?? _deviceType;
                _deviceIndex = device?.index ?? _deviceIndex;
            }
        }
    }
}
