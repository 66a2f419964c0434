using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that remembers the order in which its entries came.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly OrderedDictionary<TKey, TValue> _entries = [];

    public int Count => _entries.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => _entries.Keys;

    public ICollection<TValue> Values => _entries.Values;

    public TValue this[TKey key]
    {
        get => _entries[key];
        set => _entries[key] = value;
    }

    public (TKey, TValue) this[int index]
    {
        get => Pair(_entries.GetAt(index));
        set => _entries.SetAt(index, value.Item1, value.Item2);
    }

    public IEnumerable<TKey> keys() => _entries.Keys;

    public IEnumerable<TValue> values() => _entries.Values;

    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();

    public void clear() => _entries.Clear();

    public void Clear() => _entries.Clear();

    public void Add(TKey key, TValue value) => _entries.Add(key, value);

    public void Add((TKey, TValue) item) => _entries.Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<TKey, TValue> item) => _entries.Add(item.Key, item.Value);

    public void Insert(int index, (TKey, TValue) item) => _entries.Insert(index, item.Item1, item.Item2);

    public bool ContainsKey(TKey key) => _entries.ContainsKey(key);

    public bool Contains((TKey, TValue) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<TKey, TValue> item) => IndexOf((item.Key, item.Value)) >= 0;

    public int IndexOf((TKey, TValue) item)
    {
        var index = _entries.IndexOf(item.Item1);
        return index >= 0 && EqualityComparer<TValue>.Default.Equals(_entries.GetAt(index).Value, item.Item2) ? index : -1;
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _entries.TryGetValue(key, out value);

    public bool Remove(TKey key) => _entries.Remove(key);

    public bool Remove((TKey, TValue) item) => Contains(item) && _entries.Remove(item.Item1);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => _entries.RemoveAt(index);

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) =>
        _entries.Select(Pair).ToArray().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) => _entries.ToArray().CopyTo(array, arrayIndex);

    public IEnumerator<(TKey, TValue)> GetEnumerator()
    {
        foreach (var entry in _entries)
        {
            yield return Pair(entry);
        }
    }

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static (TKey, TValue) Pair(KeyValuePair<TKey, TValue> entry) => (entry.Key, entry.Value);
}
