namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of <c>tensor[…]</c>: a number, a range, a tensor, a new axis or "all the rest".</summary>
    public struct TensorIndex
    {
        /// <summary>As many full ranges as there are dimensions left.</summary>
        public static TensorIndex Ellipsis = new() { Kind = TensorIndexKind.Ellipsis };

        /// <summary>A new axis of size one.</summary>
        public static TensorIndex None = new() { Kind = TensorIndexKind.NewAxis };

        /// <summary>A new axis of size one.</summary>
        public static TensorIndex Null = new() { Kind = TensorIndexKind.NewAxis };

        /// <summary>The whole dimension.</summary>
        public static TensorIndex Colon = Slice();

        internal TensorIndexKind Kind { get; private init; }

        internal long Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long Step { get; private init; }

        internal torch.Tensor? Indices { get; private init; }

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Signed(index));

        /// <summary>
        /// The tensor of an index that is one. Between <c>this[params TensorIndex[]]</c> and <c>this[params Tensor[]]</c> the
        /// compiler takes the first because of this conversion.
        /// </summary>
        /// <exception cref="InvalidOperationException">The index is not a tensor.</exception>
        public static implicit operator Tensor(TensorIndex value) => value.Indices ??
            throw new InvalidOperationException(
                $"An index of kind {value.Kind} was used where a tensor is expected; TensorIndex.Tensor makes an index of a tensor.");

        public static TensorIndex Bool(bool value) => new() { Kind = TensorIndexKind.Boolean, Start = value ? 1 : 0 };

        /// <summary>One position, from the end if negative; the dimension goes. Null is a new axis.</summary>
        public static TensorIndex Single(long? index) =>
            index is { } position ? new() { Kind = TensorIndexKind.Single, Start = position } : None;

        /// <summary>Positions from start up to stop (not included), every step-th.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The step is not positive.</exception>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null)
        {
            if (step is <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(step), step, "The step of a slice must be positive.");
            }

            return new() { Kind = TensorIndexKind.Slice, Start = start ?? 0, Stop = stop, Step = step ?? 1 };
        }

        public static TensorIndex Slice((int?, int?) range) => Slice(range.Item1, range.Item2);

        public static TensorIndex Slice(Range range)
        {
            var stop = range.End.Equals(Index.End) ? null : (long?)Signed(range.End);
            return Slice(Signed(range.Start), stop);
        }

        public static TensorIndex Tensor(Tensor tensor) => new() { Kind = TensorIndexKind.Tensor, Indices = tensor };

        private static long Signed(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
