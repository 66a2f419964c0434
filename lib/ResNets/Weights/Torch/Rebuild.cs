namespace ResNets.Weights.Torch;

/// <summary>What the allowed Python functions would make of their arguments.</summary>
internal static class Rebuild
{
    /// <summary>The value of a call.</summary>
    /// <exception cref="InvalidDataException">The arguments are not what the function takes.</exception>
    internal static object From(PickleGlobal function, object?[] arguments)
    {
        if (function == PickleGlobal.OrderedDict)
        {
            return arguments switch
            {
                [] => new PickleDictionary(),
                [List<object?> pairs] => Dictionary(pairs),
                _ => throw Unfit(function),
            };
        }

        if (function == PickleGlobal.RebuildTensor || function == PickleGlobal.RebuildTensorV2)
        {
            return arguments is [Storage storage, long offset, object?[] sizes, object?[] strides, ..]
                ? StoredTensor.Of(storage, offset, Integers(sizes, function), Integers(strides, function))
                : throw Unfit(function);
        }

        if (function == PickleGlobal.RebuildParameter)
        {
            return arguments is [StoredTensor tensor, ..] ? tensor : throw Unfit(function);
        }

        return function == PickleGlobal.Size && arguments is [object?[] shape] ? shape : throw Unfit(function);
    }

    private static PickleDictionary Dictionary(List<object?> pairs)
    {
        var dictionary = new PickleDictionary();
        foreach (var pair in pairs)
        {
            var (key, value) = pair switch
            {
                List<object?> { Count: 2 } list => (list[0], list[1]),
                object?[] { Length: 2 } tuple => (tuple[0], tuple[1]),
                _ => throw Unfit(PickleGlobal.OrderedDict),
            };
            dictionary.Set(key, value);
        }

        return dictionary;
    }

    private static long[] Integers(object?[] values, PickleGlobal function) =>
        values.All(value => value is long) ? [.. values.Cast<long>()] : throw Unfit(function);

    private static InvalidDataException Unfit(PickleGlobal function) =>
        new($"the pickle calls {function} with arguments that it does not take.");
}
