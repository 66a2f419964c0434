using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <content>All its elements at once: as arrays, from arrays, and what they hold.</content>
    public sealed partial class Storage<T> : IEnumerable<T>
    {
        public T[] ToArray()
        {
            using var held = new Held(Memory());
            return Elements().ToArray();
        }

        public IList<T> tolist() => ToArray();

        public bool Contains(T item) => IndexOf(item) >= 0;

        /// <summary>The position of the first element of that value, or -1.</summary>
        public int IndexOf(T item) => Array.IndexOf(ToArray(), item);

        public void fill_(T value)
        {
            using var held = new Held(Memory());
            Elements().Fill(value);
        }

        /// <summary>Writes values from the first element on, until they or the elements end.</summary>
        public void copy_(IList<T> array) => CopyFrom(array, 0);

        /// <summary>Copies elements into an array from a position on, until it is full or the elements end.</summary>
        public void CopyTo(IList<T> array, int arrayIndex)
        {
            ArgumentNullException.ThrowIfNull(array);
            ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
            using var held = new Held(Memory());
            var elements = Elements();
            for (var i = 0; i < elements.Length && arrayIndex + i < array.Count; i++)
            {
                array[arrayIndex + i] = elements[i];
            }
        }

        /// <summary>Writes the values of an array from a position on, until they or the elements end.</summary>
        public void CopyFrom(IList<T> array, int arrayIndex)
        {
            ArgumentNullException.ThrowIfNull(array);
            ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
            using var held = new Held(Memory());
            var elements = Elements();
            for (var i = 0; i < elements.Length && arrayIndex + i < array.Count; i++)
            {
                elements[i] = array[arrayIndex + i];
            }
        }

        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
