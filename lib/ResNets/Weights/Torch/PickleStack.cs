namespace ResNets.Weights.Torch;

/// <summary>The stack of a pickle's machine, with its marks.</summary>
internal sealed class PickleStack
{
    private readonly List<object?> _values = [];
    private readonly List<int> _marks = [];

    internal void Push(object? value) => _values.Add(value);

    internal void Mark() => _marks.Add(_values.Count);

    internal object? Peek()
    {
        Require(1);
        return _values[^1];
    }

    internal object? Pop() => Pop(1)[0];

    /// <summary>The topmost values, the deepest first.</summary>
    internal object?[] Pop(int count)
    {
        Require(count);
        return TakeFrom(_values.Count - count);
    }

    /// <summary>All values above the last mark, and the mark.</summary>
    internal object?[] PopToMark()
    {
        if (_marks is not [.., var mark])
        {
            throw new InvalidDataException("the pickle goes back to a mark that it never set.");
        }

        _marks.RemoveAt(_marks.Count - 1);
        return TakeFrom(mark);
    }

    private object?[] TakeFrom(int index)
    {
        var values = _values[index..].ToArray();
        _values.RemoveRange(index, values.Length);
        return values;
    }

    private void Require(int count)
    {
        if (_values.Count - _marks.LastOrDefault() < count)
        {
            throw new InvalidDataException("the pickle takes a value from an empty stack.");
        }
    }
}
