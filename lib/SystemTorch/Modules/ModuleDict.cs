using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they came.</summary>
public class ModuleDict<T> : Module, IDictionary<string, T>, IList<(string, T)>
    where T : Module
{
    public ModuleDict()
        : base(nameof(ModuleDict<T>))
    {
    }

    public int Count => _internal_submodules.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => [.. keys()];

    public ICollection<T> Values => [.. values()];

    public T this[string key]
    {
        get => (T)_internal_submodules[key];
        set
        {
            Remove(key);
            Add(key, value);
        }
    }

    public (string, T) this[int index]
    {
        get => Entry(_internal_submodules[index]);
        set
        {
            RemoveAt(index);
            Insert(index, value);
        }
    }

    public IEnumerable<string> keys() => _internal_submodules.keys();

    public IEnumerable<T> values() => _internal_submodules.values().Cast<T>();

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public void clear() => ClearModules();

    public void Clear() => ClearModules();

    public void Add(string key, T value) => register_module(key, value);

    public void Add((string, T) item) => register_module(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => register_module(item.Key, item.Value);

    public void Insert(int index, (string, T) item)
    {
        var after = Enumerable.Range(index, Count - index).Select(i => _internal_submodules[i]).ToList();
        after.ForEach(entry => _internal_submodules.Remove(entry.Item1));
        Add(item);
        after.ForEach(entry => _internal_submodules.Add(entry.Item1, entry.Item2));
    }

    public bool ContainsKey(string key) => _internal_submodules.ContainsKey(key);

    public bool Contains((string, T) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<string, T> item) => IndexOf((item.Key, item.Value)) >= 0;

    public int IndexOf((string, T) item) => _internal_submodules.IndexOf((item.Item1, item.Item2));

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = _internal_submodules.TryGetValue(key, out var module);
        value = (T?)module;
        return found;
    }

    public bool Remove(string key) => _internal_submodules.Remove(key);

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => _internal_submodules.RemoveAt(index);

    public void CopyTo((string, T)[] array, int arrayIndex) => this.ToArray<(string, T)>().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) =>
        this.Select<(string, T), KeyValuePair<string, T>>(entry => new(entry.Item1, entry.Item2)).ToArray().CopyTo(array, arrayIndex);

    public IEnumerator<(string, T)> GetEnumerator() => ((IEnumerable<(string, Module)>)_internal_submodules).Select(Entry).GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        this.Select<(string, T), KeyValuePair<string, T>>(entry => new(entry.Item1, entry.Item2)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }

    private static (string, T) Entry((string, Module) entry) => (entry.Item1, (T)entry.Item2);
}
