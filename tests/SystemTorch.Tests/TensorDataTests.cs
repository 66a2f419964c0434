using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Tensors from managed values, and back.</summary>
public class TensorDataTests
{
    [Fact]
    public void TypesAreThoseOfTheValues()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(int64, tensor(3L).dtype);
        Assert.Equal(int32, tensor(new[] { 1, 2 }).dtype);
        Assert.Equal(float32, tensor(1f).dtype);
        Assert.Equal(float64, tensor(new[] { 1.0 }).dtype);
        Assert.Equal(@bool, tensor(true).dtype);
        Assert.Equal(uint8, tensor(new byte[] { 1 }).dtype);
        Assert.Equal(int8, tensor(new sbyte[] { 1 }).dtype);
        Assert.Equal(int16, tensor(new short[] { 1 }).dtype);
        Assert.Equal(float16, tensor(new[] { (Half)1 }).dtype);
        Assert.Equal(complex128, tensor(new[] { Complex.One }).dtype);
        Assert.Equal(float64, tensor(new[] { 1, 2 }, float64).dtype);
        Assert.Equal(int64, arange(4).dtype);
        Assert.Equal(float32, arange(0, 1, 0.25).dtype);
        Assert.Equal(int64, randint(5, [2L]).dtype);
    }

    [Fact]
    public void NumbersAndArraysBecomeTensorsWhereOneIsExpected()
    {
        using var scope = NewDisposeScope();
        Tensor number = 3L;
        Tensor row = new[] { 1.5f, -2f };
        Assert.Equal(3, number.item<long>());
        Expect.Values(row, 1.5f, -2f);
        Expect.Values(as_tensor(new[] { 7, 8 }).cpu(), 7, 8);
        Expect.Values(row.type(x => x.to(int64)), 1L, -2);
    }

    [Fact]
    public void AnEmptyTensorIsAsItsTemplate()
    {
        using var scope = NewDisposeScope();
        var template = ones(2, 3, float64);
        Assert.Equal((float64, true), (empty_like(template).dtype, empty_like(template).shape.SequenceEqual([2L, 3])));
        Assert.Equal((int32, true), (template.empty_like(int32).dtype, template.empty_like(int32).shape.SequenceEqual([2L, 3])));
    }

    [Fact]
    public void ShapesAreThoseOfTheArrays()
    {
        using var scope = NewDisposeScope();
        Expect.Shape(tensor(new float[2, 3]), 2, 3);
        Expect.Shape(tensor(new long[2, 3, 4]), 2, 3, 4);
        Expect.Shape(from_array(new int[2, 1, 2, 1, 3]), 2, 1, 2, 1, 3);
        Expect.Shape(tensor(new List<float> { 1, 2, 3, 4 }, 2, 2), 2, 2);
        Expect.Shape(tensor(new float[6], [3, 2]), 3, 2);
        Expect.Shape(tensor(5), []);
        Expect.Values(from_array(new[,] { { 1, 2 }, { 3, 4 } }).flatten(), 1, 2, 3, 4);
        Assert.Throws<ArgumentException>(() => tensor(new float[5], [3, 2]));
    }

    [Fact]
    public void TensorFromAnArrayIsACopy()
    {
        using var scope = NewDisposeScope();
        var values = new float[] { 1, 2 };
        var copy = tensor(values);
        values[0] = 9;
        Expect.Values(copy, 1f, 2f);
    }

    [Fact]
    public void ItemIsStrict()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(7L, tensor(7L).item<long>());
        Assert.Equal(7f, tensor(new[] { 7f }).item<float>());
        var error = Assert.Throws<ArgumentException>(() => tensor(7L).item<int>());
        Assert.Contains("Int64, not Int32", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => ones(2).data<double>());
    }

    [Fact]
    public void CastsConvert()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(7.0, (double)tensor(7L));
        Assert.Equal(2, (int)tensor(2.9f));
        Assert.True((bool)tensor(3));
        Assert.Equal(ScalarType.Float64, tensor(1f).ToScalar().Type);
        Assert.Equal(new Complex(1, 2), tensor(new Complex(1, 2)).ToScalar().ToComplexFloat64());
    }

    [Fact]
    public void ComplexNumbersAreArgumentsOnEveryThread()
    {
        // Each thread has its own memory for arguments, and its place decides on the alignment.
        var sums = new Complex[6];
        for (var i = 0; i < sums.Length; i++)
        {
            var thread = new Thread(number =>
            {
                using var scope = NewDisposeScope();
                sums[(int)number!] = (tensor(new Complex(0, 1)) + new Complex((int)number, 2)).item<Complex>();
            });
            thread.Start(i);
            thread.Join();
        }

        Assert.Equal(Enumerable.Range(0, sums.Length).Select(i => new Complex(i, 3)), sums);
    }

    [Fact]
    public void NumbersAndArraysConvertByThemselves()
    {
        using var scope = NewDisposeScope();
        Tensor number = 2.5f;
        Tensor row = new long[] { 1, 2 };
        Assert.Equal(2.5f, number.item<float>());
        Expect.Values(row + 1, 2L, 3L);
        Expect.Values(tensor(new[] { 1f, 2f }).maximum(1.5f), 1.5f, 2f);
    }

    [Fact]
    public void AccessorsFollowTheOrderOfTheTensor()
    {
        using var scope = NewDisposeScope();
        var transposed = arange(6).reshape(2, 3).t();
        using var data = transposed.data<long>();
        Assert.Equal([0, 3, 1, 4, 2, 5], data.ToArray());
        Assert.Equal([0, 3, 1, 4, 2, 5], data.ToList());
        Assert.Equal(5, data[2, 1]);
        Assert.Equal(5, data[-1, -1]);
        Assert.Equal(new long[,] { { 0, 3 }, { 1, 4 }, { 2, 5 } }, data.ToNDArray());
        data[0, 0] = 10;
        data.CopyFrom([7, 8], tensorIndex: 4);
        Expect.Values(transposed.contiguous(), 10L, 3, 1, 4, 7, 8);
        var part = new long[3];
        data.CopyTo(part, 1, 2);
        Assert.Equal([0, 1, 4], part);
        Assert.Throws<IndexOutOfRangeException>(() => data[3, 0]);
    }

    [Fact]
    public void BytesAreTheMemory()
    {
        using var scope = NewDisposeScope();
        var values = tensor(new byte[] { 1, 2, 3 });
        values.bytes[1] = 9;
        Expect.Values(values, (byte)1, (byte)9, (byte)3);
        values.bytes = new byte[] { 4, 5, 6 };
        Assert.Equal(15, values.sum().item<long>());
        Assert.Throws<ArgumentException>(() => values.bytes = new byte[2]);
        Assert.Throws<NotSupportedException>(() => ones(2, 3).t().bytes.Length);
    }

    [Fact]
    public void ArraysBecomeTensorsByMethod()
    {
        using var scope = NewDisposeScope();
        var values = new[] { 1f, 2f, 3f, 4f };
        var shared = values.ToTensor([2, 2]);
        var copied = values.ToTensor([4], doCopy: true);
        values[3] = 8;
        Assert.Equal(8, shared[1, 1].item<float>());
        Assert.Equal(4, copied[3].item<float>());
        Assert.Equal(3L, 3L.ToTensor().item<long>());
    }

    [Fact]
    public void DevicesAndTypesConvert()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.7f, -2.2f });
        Expect.Values(x.@long(), 1L, -2L);
        Assert.Equal(x.Handle, x.to(CPU).Handle);
        Assert.NotEqual(x.Handle, x.to(float32, copy: true).Handle);
        Assert.Equal("cpu", x.device.ToString());
        Assert.Equal("cuda:1", new Device("cuda:1").ToString());
        var gone = ones(1);
        gone.to(float64, disposeAfter: true);
        Assert.True(gone.IsInvalid);
    }

    [Fact]
    public void DefaultsCanBeSet()
    {
        using var scope = NewDisposeScope();
        set_default_dtype(float64);
        try
        {
            Assert.Equal(float64, zeros(1).dtype);
            Assert.Equal(float64, linspace(0, 1, 3).dtype);
            Assert.Throws<ArgumentException>(() => set_default_dtype(int32));
        }
        finally
        {
            set_default_dtype(float32);
        }

        Assert.Equal(float32, zeros(1).dtype);
    }

    [Fact]
    public void SequencesHaveTheirEnds()
    {
        using var scope = NewDisposeScope();
        Expect.Values(arange(2, 8, 3), 2L, 5L);
        Expect.Values(linspace(0, 1, 5), 0f, 0.25f, 0.5f, 0.75f, 1f);
        Expect.Values(eye(2).flatten(), 1f, 0, 0, 1);
        Expect.Values(full([2], 7, int32), 7, 7);
        Expect.Shape(eye(2, 3), 2, 3);
        Assert.Equal([0L, 1, 2, 3], randperm(4).data<long>().Order());
    }
}
