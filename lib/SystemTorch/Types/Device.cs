using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: a kind of device, and which one (-1: the current one).</summary>
    public class Device
    {
        /// <param name="description">"cpu", "cuda", "cuda:1", …</param>
        /// <exception cref="ArgumentException">There is no such device.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length == 1 ? -1 : int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        public Device(string deviceType, int index = -1)
        {
            ArgumentNullException.ThrowIfNull(deviceType);
            type = Parse(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The CUDA device of that number.</summary>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index < 0 ? name : $"{name}:{index}";
        }

        /// <summary>Whether two devices are the same place; an index of -1 is the current device, 0 for one not chosen.</summary>
        internal bool IsSameAs(Device other) =>
            type == other.type && Math.Max(index, 0) == Math.Max(other.index, 0);

        private static DeviceType Parse(string name) =>
            Enum.TryParse<DeviceType>(name, ignoreCase: true, out var type) && !char.IsDigit(name[0])
                ? type
                : throw new ArgumentException($"There is no device '{name}'; expected cpu, cuda, mps or meta.", nameof(name));
    }
}
