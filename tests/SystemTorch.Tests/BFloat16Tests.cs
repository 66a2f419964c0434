using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Managed bfloat16 numbers against PyTorch's.</summary>
public class BFloat16Tests
{
    [Fact]
    public void FloatsAreRoundedAsByPyTorch()
    {
        var numbers = Fixture.BFloat16["numbers"].data<float>().ToArray();
        var bits = Fixture.BFloat16["bits"].data<short>().ToArray();
        foreach (var (number, raw) in numbers.Zip(bits))
        {
            var (expected, found) = ((float)BFloat16.FromRawValue((ushort)raw), (float)new BFloat16(number));
            Assert.Equal(float.IsNaN(expected), float.IsNaN(found)); // there are many NaNs, and libtorch's kernels make several
            Assert.True(float.IsNaN(found) || BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(found));
        }
    }

    [Fact]
    public void SumsAreRoundedAsByPyTorch()
    {
        var numbers = Fixture.BFloat16["numbers"].data<float>().Select(number => (BFloat16)number).ToArray();
        Assert.Equal(Fixture.BFloat16["sums"].data<float>().ToArray(), numbers.Select(number => (float)(number + numbers[0])));
    }

    [Fact]
    public void TensorsTakeThemAndGiveThem()
    {
        using var scope = NewDisposeScope();
        BFloat16[] values = [BFloat16.One, (BFloat16)(-2.5f), BFloat16.MaxValue, BFloat16.SmallestSubnormal];
        var row = tensor(values);
        Assert.Equal(bfloat16, row.dtype);
        Expect.Values(row, values);
        Expect.Values(row.@float(), 1f, -2.5f, BitConverter.UInt32BitsToSingle(0x7F7F0000), BitConverter.UInt32BitsToSingle(0x10000));
        var numbers = Fixture.BFloat16["numbers"].data<float>().ToArray();
        Expect.Values(tensor(numbers).bfloat16(), [.. numbers.Select(number => (BFloat16)number)]);
        Assert.Equal((BFloat16)3f, (row[0] + (BFloat16)2f).item<BFloat16>());
        Expect.Shape(tensor(values, 2, 2), 2, 2);
        Expect.Shape(tensor(new BFloat16[2, 3]), 2, 3);
        Assert.Equal(bfloat16, tensor(BFloat16.One).dtype);
        Assert.Equal((BFloat16)0.5f, ((Scalar)(BFloat16)0.5f).ToBFloat16());
    }

    [Fact]
    public void TheyCompareAndConvertAsNumbers()
    {
        Assert.True((BFloat16)1f < (BFloat16)1.5f && (BFloat16)1f >= BFloat16.One && (BFloat16)0f == (BFloat16)(-0f));
        Assert.False(BFloat16.NaN == BFloat16.FromRawValue(0x7FC0));
        Assert.True(BFloat16.NaN.Equals(BFloat16.NaN));
        Assert.Equal(-1, BFloat16.Zero.CompareTo((object)BFloat16.Epsilon));
        Assert.True(BFloat16.IsFinite(BFloat16.MinValue) && BFloat16.IsNegativeInfinity(-BFloat16.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => BFloat16.One.CompareTo("one"));
    }
}
