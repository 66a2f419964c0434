using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <content>The border itself: values that the managed side never makes.</content>
public partial class BoxedCallFuzzTests
{
    private const int RawRounds = 2000;
    private const int Capacity = 8;
    private const int LastTag = (int)ValueTag.ScalarList;

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    public unsafe void RawValuesGiveAResultOrAnError(int seed)
    {
        var random = new Random(seed);
        var values = stackalloc Value[32];
        var results = stackalloc Value[Capacity];
        var names = s_calls.Keys.ToArray();
        using var tensor = ones(2, 3);
        var refused = 0;
        for (var round = 0; round < RawRounds; round++)
        {
            var count = random.Next(-1, 12);
            for (var i = 0; i < count; i++)
            {
                values[i] = Any(random, tensor);
            }

            int made;
            var code = NativeMethods.st_call(Handle(names[random.Next(names.Length)]), values, count, results, Capacity, &made);
            refused += Math.Min(code, 1);
            if (code == 0)
            {
                Release(new ReadOnlySpan<Value>(results, made));
            }
        }

        Assert.InRange(refused, RawRounds / 2, RawRounds);
        GC.KeepAlive(tensor);
    }

    [Fact]
    public unsafe void NullsAtTheBorderAreErrors()
    {
        var value = default(Value);
        int made;
        var op = Handle("add.Tensor");
        Assert.Equal(1, NativeMethods.st_call(0, &value, 1, &value, 1, &made));
        Assert.Equal(1, NativeMethods.st_call(op, null, 2, &value, 1, &made));
        Assert.Equal(1, NativeMethods.st_call(op, &value, 1, null, 1, &made));
        Assert.Equal(1, NativeMethods.st_call(op, &value, 1, &value, 1, null));
        Assert.Equal(1, NativeMethods.st_call(op, &value, int.MaxValue, &value, 1, &made));
        Assert.Equal(1, NativeMethods.st_call(op, &value, -1, &value, 1, &made));
        value.Tag = ValueTag.Tensor;
        Assert.Equal(2, NativeMethods.st_call(op, &value, 1, &value, 1, &made));
        Assert.NotEmpty(Marshal.PtrToStringUTF8(NativeMethods.st_last_error())!);
    }

    /// <summary>Any tag; a pointer is null or a tensor's, since any other would be memory of nobody.</summary>
    private static Value Any(Random random, Tensor tensor)
    {
        var value = new Value { Tag = (ValueTag)random.Next(-1, LastTag + 2), Count = random.Next(-2, 4) };
        var isPointer = value.Tag is ValueTag.Tensor or ValueTag.String or ValueTag.Generator or ValueTag.Complex
            or (>= ValueTag.IntList and <= ValueTag.OptionalTensorList) or ValueTag.ScalarList;
        if (!isPointer)
        {
            value.Integer = random.Next(8) switch { 0 => long.MaxValue, 1 => long.MinValue, _ => random.Next(-3, 9) };
        }
        else if (value.Tag == ValueTag.Tensor && random.Next(4) > 0)
        {
            value.Pointer = tensor.Handle;
        }

        return value;
    }

    private static nint Handle(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var simple = dot < 0 ? name : name[..dot];
        var space = simple.Contains("::", StringComparison.Ordinal) ? "" : "aten::";
        NativeError.Check(NativeMethods.st_operator(space + simple, dot < 0 ? "" : name[(dot + 1)..], out var handle));
        return handle;
    }

    private static unsafe void Release(ReadOnlySpan<Value> results)
    {
        foreach (var result in results)
        {
            if (result.Tag == ValueTag.Tensor && result.Pointer != 0)
            {
                NativeMethods.st_tensor_free(result.Pointer);
            }
            else if (result.Tag == ValueTag.TensorList)
            {
                foreach (var handle in new ReadOnlySpan<nint>((void*)result.Pointer, result.Count))
                {
                    NativeMethods.st_tensor_free(handle);
                }

                NativeMethods.st_free_list(result.Pointer);
            }
        }
    }
}
