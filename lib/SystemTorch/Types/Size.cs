using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The shape of a tensor.</summary>
    public struct Size : IEnumerable<long>
    {
        public static Size Empty = new(Array.Empty<long>());

        private readonly long[] _shape;

        public Size(long[] shape) => _shape = [.. shape];

        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        public Size(int[] shape) => _shape = [.. shape.Select(size => (long)size)];

        public Size(long size) => _shape = [size];

        public Size((long, long) size) => _shape = [size.Item1, size.Item2];

        public Size((long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3];

        public Size((long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        public Size((long, long, long, long, long) size) =>
            _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        public Size((long, long, long, long, long, long) size) =>
            _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        public readonly bool IsEmpty => _shape.Length == 0;

        public readonly bool IsScalar => IsEmpty;

        public readonly int Length => _shape.Length;

        public readonly long[] Shape => _shape;

        public readonly long this[int idx] => _shape[idx < 0 ? idx + _shape.Length : idx];

        public readonly long this[long idx] => this[(int)idx];

        public static implicit operator Size(long size) => new(size);

        public static implicit operator Size((long, long) size) => new(size);

        public static implicit operator Size((long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);

        public static implicit operator Size(long[] size) => new(size);

        public static Size operator +(Size left, Size right) => new(left.Concat(right));

        public static Size operator +(Size left, IEnumerable<long> right) => new(left.Concat(right));

        public static bool operator ==(Size left, Size right) => left.Equals(right);

        public static bool operator !=(Size left, Size right) => !left.Equals(right);

        public override readonly bool Equals(object? obj) => obj is Size other && _shape.AsSpan().SequenceEqual(other._shape);

        public override readonly int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var size in _shape)
            {
                hash.Add(size);
            }

            return hash.ToHashCode();
        }

        public readonly IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)_shape).GetEnumerator();

        readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>The product of the sizes.</summary>
        public readonly long numel() => _shape.Aggregate(1L, (product, size) => product * size);
    }
}
