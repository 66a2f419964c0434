namespace TorchSharp;

/// <summary>What the factory functions share: default type and device, requires_grad, memory of managed arrays.</summary>
internal static class Factory
{
    /// <summary>Calls one of the factories (size, dtype, layout, device, pin_memory).</summary>
    public static torch.Tensor Plain(
        Op op, ReadOnlySpan<long> size, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad, string[]? names)
    {
        RefuseNames(names);
        var tensor = op.Call(size, TypeOr(dtype), Arg.None, DeviceOr(device));
        return WithGradient(tensor, requiresGrad);
    }

    public static torch.Tensor Full(
        ReadOnlySpan<long> size, Scalar value, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad, string[]? names)
    {
        RefuseNames(names);
        ArgumentNullException.ThrowIfNull(value);
        var tensor = Ops.Full.Call(size, value, TypeOr(dtype), Arg.None, DeviceOr(device));
        return WithGradient(tensor, requiresGrad);
    }

    /// <summary>Calls one of the random factories (size, generator, dtype, layout, device, pin_memory).</summary>
    public static torch.Tensor Random(
        Op op, ReadOnlySpan<long> size, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad,
        torch.Generator? generator, string[]? names)
    {
        RefuseNames(names);
        var tensor = op.Call(size, generator, TypeOr(dtype), Arg.None, DeviceOr(device));
        return WithGradient(tensor, requiresGrad);
    }

    public static torch.Tensor RandomIntegers(
        long low, long high, ReadOnlySpan<long> size, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad,
        torch.Generator? generator, string[]? names)
    {
        RefuseNames(names);
        var tensor = Ops.Randint.Call(
            low, high, size, generator, dtype ?? torch.ScalarType.Int64, Arg.None, DeviceOr(device));
        return WithGradient(tensor, requiresGrad);
    }

    /// <summary>Calls one of the "like" factories; what is not given is the template's.</summary>
    public static torch.Tensor Like(
        Op op, torch.Tensor template, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad, string[]? names = null)
    {
        RefuseNames(names);
        return WithGradient(op.Call(template, dtype, Arg.None, device), requiresGrad);
    }

    public static torch.Tensor Scalar<T>(T value, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad)
        where T : unmanaged =>
        Copied([value], [], dtype, device, requiresGrad);

    public static torch.Tensor List<T>(
        IList<T> values, ReadOnlySpan<long> size, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        RefuseNames(names);
        var array = values as T[] ?? [.. values];
        return Copied(array, size, dtype, device, requiresGrad);
    }

    /// <summary>A copy of a rectangular array of any rank, in its own shape.</summary>
    public static torch.Tensor Rectangular(
        Array values, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad, string[]? names)
    {
        ArgumentNullException.ThrowIfNull(values);
        RefuseNames(names);
        return RectangularArrays.Copy(values, dtype, device, requiresGrad);
    }

    /// <summary>A tensor over the caller's memory, which stays pinned while a tensor sees it.</summary>
    public static torch.Tensor Shared<T>(
        Memory<T> values, ReadOnlySpan<long> size, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad, string[]? names)
        where T : unmanaged
    {
        RefuseNames(names);
        CheckCount(values.Length, size);
        using var shared = PinnedMemory.AsTensor(values.Pin(), size, ScalarTypeExtensions.Of(typeof(T)));
        return Finished(shared, dtype, device, requiresGrad);
    }

    /// <summary>A copy of managed values in the shape asked for.</summary>
    public static unsafe torch.Tensor Copied<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> size, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad)
        where T : unmanaged
    {
        CheckCount(values.Length, size);
        var tensor = Ops.Empty.Call(size, ScalarTypeExtensions.Of(typeof(T)), Arg.None, torch.CPU);
        values.CopyTo(new Span<T>((void*)tensor.DataPointer, values.Length));
        using (tensor)
        {
            return Finished(tensor, dtype, device, requiresGrad);
        }
    }

    public static torch.Tensor WithGradient(torch.Tensor tensor, bool requiresGrad)
    {
        if (requiresGrad)
        {
            tensor.requires_grad = true;
        }

        return tensor;
    }

    public static torch.ScalarType TypeOr(torch.ScalarType? dtype) => dtype ?? torch.get_default_dtype();

    public static torch.Device DeviceOr(torch.Device? device) => device ?? torch.get_default_device();

    public static void RefuseNames(string[]? names)
    {
        if (names is { Length: > 0 })
        {
            throw new NotSupportedException(
                "Dimensions were given names; SystemTorch's tensors have numbered dimensions only: leave 'names' out.");
        }
    }

    /// <summary>Converts what was just made in CPU memory to the type and device asked for.</summary>
    public static torch.Tensor Finished(torch.Tensor tensor, torch.ScalarType? dtype, torch.Device? device, bool requiresGrad) =>
        WithGradient(tensor.to(dtype ?? tensor.dtype, DeviceOr(device)), requiresGrad);

    public static void CheckCount(long count, ReadOnlySpan<long> size)
    {
        var expected = 1L;
        foreach (var extent in size)
        {
            expected *= extent;
        }

        if (expected != count)
        {
            throw new ArgumentException(
                $"{count} values were given for a tensor of shape [{string.Join(", ", size.ToArray())}], which takes {expected}.");
        }
    }
}
