namespace TorchSharp;

public static partial class torch
{
    /// <summary>A storage read and written as managed values. Elements are accessible on the CPU only.</summary>
    /// <typeparam name="T">The managed type of the elements.</typeparam>
    public sealed partial class Storage<T> : Storage, IDisposable
        where T : unmanaged
    {
        private readonly T _value;
        private readonly int _start;
        private readonly int _count;

        internal unsafe Storage(Tensor tensor)
            : base(tensor)
        {
            _count = checked((int)(Block().Bytes / (ulong)sizeof(T)));
        }

        private Storage(Tensor tensor, int start, int count)
            : base(tensor)
        {
            _start = start;
            _count = count;
        }

        private Storage(T value)
            : base(null)
        {
            _value = value;
        }

        /// <summary>The number of elements.</summary>
        public int Count
        {
            get
            {
                _ = Memory();
                return _count;
            }
        }

        public bool IsReadOnly => false;

        public Device device => Memory().device;

        /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
        public T this[int index]
        {
            get
            {
                using var held = new Held(Memory());
                return Elements()[Checked(index, _count - 1)];
            }

            set
            {
                using var held = new Held(Memory());
                Elements()[Checked(index, _count - 1)] = value;
            }
        }

        /// <summary>The elements from start up to end (not included), in the same memory; assigned to, it takes one value.</summary>
        /// <exception cref="ArgumentException">The end is before the start.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The range is not within the storage.</exception>
        /// <exception cref="InvalidOperationException">Another storage is assigned: copy_ copies elements.</exception>
        public Storage<T> this[(int? start, int? end) range]
        {
            get
            {
                var (start, length) = Part(range.start ?? 0, range.end ?? Count);
                return new(Memory().alias(), _start + start, length);
            }

            set
            {
                ArgumentNullException.ThrowIfNull(value);
                var (start, length) = Part(range.start ?? 0, range.end ?? Count);
                if (value.Owner is not null)
                {
                    throw new InvalidOperationException(
                        "A range of a storage takes one value for all its elements; copy_ copies those of another storage.");
                }

                using var held = new Held(Memory());
                Elements().Slice(start, length).Fill(value._value);
            }
        }

        /// <summary>As the other range, with positions from the end where the range has them.</summary>
        public Storage<T> this[Range range]
        {
            get => this[(range.Start.GetOffset(Count), range.End.GetOffset(Count))];
            set => this[(range.Start.GetOffset(Count), range.End.GetOffset(Count))] = value;
        }

        /// <summary>One value, to assign to a range of elements.</summary>
        public static implicit operator Storage<T>(T value) => new(value);

        public override unsafe int element_size()
        {
            _ = Memory();
            return sizeof(T);
        }

        public Storage<T> cpu() => Memory().cpu().storage<T>();

        public Storage<T> cuda(Device? device = null) => Memory().cuda(device).storage<T>();

        public void Dispose() => Owner?.Dispose();

        /// <summary>The elements, as long as its tensor is held.</summary>
        private unsafe Span<T> Elements()
        {
            var tensor = Memory();
            if (!tensor.is_cpu())
            {
                throw new NotSupportedException($"The elements of a storage on {tensor.device} are not accessible here: call cpu() first.");
            }

            return new Span<T>((T*)Block().Address + _start, _count);
        }

        private (int Start, int Length) Part(int start, int end)
        {
            if (end < start)
            {
                throw new ArgumentException($"A range from {start} to {end} ends before it starts.");
            }

            return (Checked(start, Count), Checked(end, Count) - start);
        }

        private static int Checked(int index, int last) => index >= 0 && index <= last ? index
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"A position of this storage is from 0 to {last}.");
    }
}
