using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>The memory behind tensors.</summary>
public class StorageTests
{
    [Fact]
    public void ViewsShareOneStorage()
    {
        using var scope = NewDisposeScope();
        var whole = arange(6, dtype: float32).reshape(2, 3);
        var row = whole[1];
        var storage = row.storage<float>();
        Assert.Equal([0, 1, 2, 3, 4, 5], storage.ToArray());
        Assert.Equal((6, 4, 24UL), (storage.Count, storage.element_size(), storage.nbytes()));
        Assert.Equal(whole.storage<float>().data_ptr(), storage.data_ptr());
        Assert.Equal(DeviceType.CPU, storage.device.type);
        storage[4] = 40;
        Assert.Equal(40f, whole[1, 1].item<float>());
    }

    [Fact]
    public void ATensorCanTakeTheMemoryOfAnother()
    {
        using var scope = NewDisposeScope();
        var (taker, giver) = (zeros(1), arange(6, dtype: float32).reshape(2, 3));
        taker.set_(giver);
        Expect.Same(giver, taker);
        giver[1, 2] = 50;
        Assert.Equal(50f, taker[1, 2].item<float>());
    }

    [Fact]
    public void RangesAreOfTheSameMemory()
    {
        using var scope = NewDisposeScope();
        var numbers = arange(6);
        var storage = numbers.storage<long>();
        var part = storage[1..^1];
        Assert.Equal([1, 2, 3, 4], part);
        part[(1, 3)] = 7;
        Assert.Equal([7, 4], part[(2, null)]);
        Expect.Values(numbers, 0L, 1, 7, 7, 4, 5);
        storage[..2] = 9;
        Expect.Values(numbers, 9L, 9, 7, 7, 4, 5);
        Assert.Equal((2, -1, true), (storage.IndexOf(7), storage.IndexOf(8), storage.Contains(5)));
    }

    [Fact]
    public void ValuesAreCopiedInAndOut()
    {
        using var scope = NewDisposeScope();
        var numbers = zeros(4);
        var storage = numbers.storage<float>();
        storage.copy_([1, 2, 3, 4, 5]);
        Expect.Values(numbers, 1f, 2, 3, 4);
        storage.CopyFrom([7, 8, 9], 1);
        Expect.Values(numbers, 8f, 9, 3, 4);
        var target = new float[5];
        storage.CopyTo(target, 3);
        Assert.Equal([0, 0, 0, 8, 9], target);
        storage.fill_(6);
        Assert.Equal([6, 6, 6, 6], storage.tolist());
    }

    [Fact]
    public void AnotherTypeIsAConvertedCopy()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(new[] { 1.75f, -2f });
        var integers = numbers.storage<float>().@long();
        Assert.Equal([1, -2], integers);
        integers[0] = 5;
        Expect.Values(numbers, 1.75f, -2f);
        Assert.Equal([(1.75f, 0f), (-2f, 0f)], numbers.storage<float>().complex_float());
        Assert.Throws<ArgumentException>(() => numbers.storage<char>());
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        using var scope = NewDisposeScope();
        var storage = arange(3).storage<long>();
        Assert.Throws<ArgumentOutOfRangeException>(() => storage[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => storage[(0, 4)]);
        Assert.Throws<ArgumentException>(() => storage[(2, 1)]);
        Assert.Throws<InvalidOperationException>(() => storage[..2] = arange(2).storage<long>());
        Storage<long> single = 3;
        Assert.Throws<InvalidOperationException>(() => single.Count);
        storage.Dispose();
        Assert.ThrowsAny<InvalidOperationException>(() => storage[0]);
        Assert.Throws<NotSupportedException>(() => zeros(2, device: META).storage<float>()[0]);
    }
}
