using System.Numerics;

namespace TorchSharp;

/// <summary>Conversions between numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;

    public static Scalar ToScalar(this sbyte value) => value;

    public static Scalar ToScalar(this short value) => value;

    public static Scalar ToScalar(this int value) => value;

    public static Scalar ToScalar(this long value) => value;

    public static Scalar ToScalar(this float value) => value;

    public static Scalar ToScalar(this double value) => value;

    public static Scalar ToScalar(this (float, float) value) => value;

    public static Scalar ToScalar(this Complex value) => value;

    public static Scalar ToScalar(this bool value) => value;

    public static Scalar ToScalar(this Half value) => value;

    public static Scalar ToScalar(this BFloat16 value) => value;

    public static BFloat16 ToBFloat16(this Scalar value) => (BFloat16)Checked(value).AsDouble;

    public static Half ToHalf(this Scalar value) => (Half)Checked(value).AsDouble;

    public static float ToSingle(this Scalar value) => (float)Checked(value).AsDouble;

    public static double ToDouble(this Scalar value) => Checked(value).AsDouble;

    public static sbyte ToSByte(this Scalar value) => (sbyte)Checked(value).AsLong;

    public static byte ToByte(this Scalar value) => (byte)Checked(value).AsLong;

    public static short ToInt16(this Scalar value) => (short)Checked(value).AsLong;

    public static int ToInt32(this Scalar value) => (int)Checked(value).AsLong;

    public static long ToInt64(this Scalar value) => Checked(value).AsLong;

    public static bool ToBoolean(this Scalar value) => Checked(value).AsDouble != 0;

    public static (float Real, float Imaginary) ToComplexFloat32(this Scalar value) =>
        ((float)Checked(value).AsDouble, (float)value.Imaginary);

    public static Complex ToComplexFloat64(this Scalar value) => new(Checked(value).AsDouble, value.Imaginary);

    private static Scalar Checked(Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
