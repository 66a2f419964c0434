using System.Numerics;

namespace TorchSharp;

/// <summary>A number as an argument of an operator. Plain numbers convert to it.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(ScalarKind kind, torch.ScalarType type, long integer, double real = 0, double imaginary = 0)
    {
        Kind = kind;
        Type = type;
        Integer = integer;
        Real = real;
        Imaginary = imaginary;
    }

    /// <summary>Int64, Float64, ComplexFloat64 or Bool: the four kinds that libtorch's scalars have.</summary>
    public torch.ScalarType Type { get; }

    internal ScalarKind Kind { get; }

    internal long Integer { get; }

    internal double Real { get; }

    internal double Imaginary { get; }

    internal double AsDouble => Kind is ScalarKind.Real or ScalarKind.Complex ? Real : Integer;

    internal long AsLong => Kind is ScalarKind.Real or ScalarKind.Complex ? (long)Real : Integer;

    public static implicit operator Scalar(byte value) => FromInteger(value);

    public static implicit operator Scalar(sbyte value) => FromInteger(value);

    public static implicit operator Scalar(short value) => FromInteger(value);

    public static implicit operator Scalar(int value) => FromInteger(value);

    public static implicit operator Scalar(long value) => FromInteger(value);

    public static implicit operator Scalar(Half value) => FromReal((double)value);

    public static implicit operator Scalar(BFloat16 value) => FromReal((double)value);

    public static implicit operator Scalar(float value) => FromReal(value);

    public static implicit operator Scalar(double value) => FromReal(value);

    public static implicit operator Scalar(bool value) =>
        new(ScalarKind.Boolean, torch.ScalarType.Bool, value ? 1 : 0);

    public static implicit operator Scalar((float, float) value) => FromComplex(value.Item1, value.Item2);

    public static implicit operator Scalar(Complex value) => FromComplex(value.Real, value.Imaginary);

    /// <summary>Nothing to give back: kept so that code which disposes its scalars compiles.</summary>
    public void Dispose()
    {
    }

    private static Scalar FromInteger(long value) => new(ScalarKind.Integer, torch.ScalarType.Int64, value);

    private static Scalar FromReal(double value) => new(ScalarKind.Real, torch.ScalarType.Float64, 0, value);

    private static Scalar FromComplex(double real, double imaginary) =>
        new(ScalarKind.Complex, torch.ScalarType.ComplexFloat64, 0, real, imaginary);
}
