using System.Numerics;

namespace TorchSharp;

/// <summary>What the element types are, and which managed type each has.</summary>
internal static class ScalarTypeExtensions
{
    public static bool IsIntegral(this torch.ScalarType type) => type is
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Int16 or torch.ScalarType.Int32 or
        torch.ScalarType.Int64 or torch.ScalarType.Bool;

    public static bool IsFloatingPoint(this torch.ScalarType type) => type is
        torch.ScalarType.Float16 or torch.ScalarType.BFloat16 or torch.ScalarType.Float32 or torch.ScalarType.Float64;

    public static bool IsComplex(this torch.ScalarType type) => type is
        torch.ScalarType.ComplexFloat32 or torch.ScalarType.ComplexFloat64;

    /// <summary>Bytes of one element.</summary>
    public static int ElementSize(this torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte or torch.ScalarType.Int8 or torch.ScalarType.Bool or torch.ScalarType.QInt8
            or torch.ScalarType.QUInt8 => 1,
        torch.ScalarType.Int16 or torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => 2,
        torch.ScalarType.Int32 or torch.ScalarType.Float32 or torch.ScalarType.QInt32 => 4,
        torch.ScalarType.ComplexFloat64 => 16,
        _ => 8,
    };

    /// <exception cref="ArgumentException">No tensor has elements of that type.</exception>
    public static torch.ScalarType Of(Type type) =>
        type == typeof(float) ? torch.ScalarType.Float32
        : type == typeof(double) ? torch.ScalarType.Float64
        : type == typeof(long) ? torch.ScalarType.Int64
        : type == typeof(int) ? torch.ScalarType.Int32
        : type == typeof(byte) ? torch.ScalarType.Byte
        : type == typeof(bool) ? torch.ScalarType.Bool
        : type == typeof(short) ? torch.ScalarType.Int16
        : type == typeof(sbyte) ? torch.ScalarType.Int8
        : type == typeof(Half) ? torch.ScalarType.Float16
        : type == typeof(BFloat16) ? torch.ScalarType.BFloat16
        : type == typeof((float, float)) ? torch.ScalarType.ComplexFloat32
        : type == typeof(Complex) ? torch.ScalarType.ComplexFloat64
        : throw new ArgumentException(
            $"A tensor cannot have elements of type {type.Name}; expected bool, byte, sbyte, short, int, long, Half, " +
            "BFloat16, float, double, (float, float) or Complex.");
}
