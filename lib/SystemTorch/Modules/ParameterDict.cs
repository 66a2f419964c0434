using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, in the order in which they came.</summary>
public class ParameterDict : Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    public ParameterDict()
        : base(nameof(ParameterDict))
    {
    }

    public int Count => _internal_params.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _internal_params.Keys;

    public ICollection<Parameter> Values => _internal_params.Values;

    public Parameter this[string key]
    {
        get => _internal_params[key];
        set => ConditionallyRegisterParameter(key, value);
    }

    public (string, Parameter) this[int index]
    {
        get => _internal_params[index];
        set
        {
            _internal_params.RemoveAt(index);
            _internal_params.Insert(index, value);
        }
    }

    public IEnumerable<string> keys() => _internal_params.keys();

    public IEnumerable<Parameter> values() => _internal_params.values();

    public IEnumerator<(string, Parameter)> items() => GetEnumerator();

    public void clear() => _internal_params.clear();

    public void Clear() => _internal_params.clear();

    public void Add(string key, Parameter value) => register_parameter(key, value);

    public void Add((string, Parameter) item) => register_parameter(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, Parameter> item) => register_parameter(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item) => _internal_params.Insert(index, item);

    public bool ContainsKey(string key) => _internal_params.ContainsKey(key);

    public bool Contains((string, Parameter) item) => IndexOf(item) >= 0;

    public bool Contains(KeyValuePair<string, Parameter> item) => IndexOf((item.Key, item.Value)) >= 0;

    public int IndexOf((string, Parameter) item) => _internal_params.IndexOf(item);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) =>
        _internal_params.TryGetValue(key, out value);

    public bool Remove(string key) => _internal_params.Remove(key);

    public bool Remove((string, Parameter) item) => _internal_params.Remove(item);

    public bool Remove(KeyValuePair<string, Parameter> item) => _internal_params.Remove(item);

    public void RemoveAt(int index) => _internal_params.RemoveAt(index);

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => _internal_params.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) =>
        _internal_params.CopyTo(array, arrayIndex);

    public IEnumerator<(string, Parameter)> GetEnumerator() => _internal_params.GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Parameter>>)_internal_params).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }
}
