using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>tensor[…]: reading gives a view (a copy with tensors among the indices), writing copies into it.</summary>
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => Write(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => Write(value, AsIndices(indices));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => Pick([i1]);
            set => Write(value, [i1]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Pick([i1, i2]);
            set => Write(value, [i1, i2]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Pick([i1, i2, i3]);
            set => Write(value, [i1, i2, i3]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Pick([i1, i2, i3, i4]);
            set => Write(value, [i1, i2, i3, i4]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Pick([i1, i2, i3, i4, i5]);
            set => Write(value, [i1, i2, i3, i4, i5]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Pick([i1, i2, i3, i4, i5, i6]);
            set => Write(value, [i1, i2, i3, i4, i5, i6]);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => Pick(indices);
            set => Write(value, [.. indices.Select(position => TensorIndex.Single(position))]);
        }

        public Tensor index(params TensorIndex[] indices) => Indexing.Read(this, indices);

        public Tensor index(params Tensor[] indices) => Indexing.Read(this, AsIndices(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        /// <param name="value">What is written, broadcast to the shape of the part.</param>
        /// <param name="indices">Which part.</param>
        /// <param name="accumulate">Add to what is there; an index that occurs twice is added twice.</param>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Indexing.Write(this, value, indices, accumulate);
            return alias();
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, AsIndices(indices), false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            index_put_(value, AsIndices(indices), accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            Write(full([], value, dtype, device), indices, disposeValue: true);
            return alias();
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, AsIndices(indices));

        private static TensorIndex[] AsIndices(Tensor[] tensors) =>
            [.. tensors.Select(tensor => TensorIndex.Tensor(tensor))];

        private Tensor Pick(ReadOnlySpan<long> positions)
        {
            var picked = select(0, positions[0]);
            for (var i = 1; i < positions.Length; i++)
            {
                using var before = picked;
                picked = before.select(0, positions[i]);
            }

            return picked;
        }

        private void Write(Tensor value, TensorIndex[] indices, bool disposeValue = false)
        {
            Indexing.Write(this, value, indices, accumulate: false);
            if (disposeValue)
            {
                value.Dispose();
            }
        }
    }
}
