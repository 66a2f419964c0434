using System.Collections;
using System.Globalization;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules;

/// <summary>Parameters by number, registered as "0", "1", …</summary>
public class ParameterList : Module, IList<Parameter>
{
    private readonly List<Parameter> _list = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList))
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _list.AddRange(parameters);
        Renumber();
    }

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => _list[index];
        set => Change(() => _list[index] = value);
    }

    public void Add(Parameter item) => Change(() => _list.Add(item));

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters) => Change(() => _list.AddRange(parameters));

    public void Insert(int index, Parameter item) => Change(() => _list.Insert(index, item));

    public void RemoveAt(int index) => Change(() => _list.RemoveAt(index));

    public bool Remove(Parameter item)
    {
        var removed = _list.Remove(item);
        Renumber();
        return removed;
    }

    public void Clear() => Change(_list.Clear);

    public bool Contains(Parameter item) => _list.Contains(item);

    public int IndexOf(Parameter item) => _list.IndexOf(item);

    public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
    }

    private protected override void Place(string key, Parameter moved)
    {
        base.Place(key, moved);
        _list[int.Parse(key, CultureInfo.InvariantCulture)] = moved;
    }

    private void Change(Action change)
    {
        change();
        Renumber();
    }

    private void Renumber()
    {
        _internal_params.clear();
        for (var i = 0; i < _list.Count; i++)
        {
            register_parameter(i.ToString(CultureInfo.InvariantCulture), _list[i]);
        }
    }
}
