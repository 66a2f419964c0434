using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>More that tensors can do: text, managed arrays, files.</summary>
public static partial class TensorExtensionMethods
{
    public static Modules.Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static float ToSingle(this Tensor value) => (float)value;

    public static double ToDouble(this Tensor value) => (double)value;

    public static sbyte ToSByte(this Tensor value) => (sbyte)value;

    public static byte ToByte(this Tensor value) => (byte)value;

    public static short ToInt16(this Tensor value) => (short)value;

    public static int ToInt32(this Tensor value) => (int)value;

    public static long ToInt64(this Tensor value) => (long)value;

    public static bool ToBoolean(this Tensor value) => (bool)value;

    /// <summary>A tensor of that shape with the values of an array, row by row.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dimensions">The shape.</param>
    /// <param name="doCopy">Copy the values; else the tensor sees the memory of the array.</param>
    /// <param name="requires_grad">Whether operations on the tensor are recorded.</param>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        if (doCopy)
        {
            using var row = Factory.Rectangular(rawArray, null, CPU, false, null);
            return Factory.WithGradient(row.reshape(NotNull(dimensions)), requires_grad);
        }

        Factory.CheckCount(rawArray.Length, NotNull(dimensions));
        using var shared = frombuffer(rawArray, ScalarTypeExtensions.Of(typeof(T)));
        return Factory.WithGradient(shared.view(dimensions), requires_grad);
    }

    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false)
        where T : struct
    {
        using var row = Factory.Rectangular(new[] { scalar }, null, device, false, null);
        return Factory.WithGradient(row.reshape([]), requires_grad);
    }
}
