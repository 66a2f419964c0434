using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Numbers and arrays become tensors by themselves; tensors with one element become numbers by a cast.</summary>
    public partial class Tensor
    {
        public static implicit operator Tensor(byte value) => tensor(value);

        public static implicit operator Tensor(sbyte value) => tensor(value);

        public static implicit operator Tensor(short value) => tensor(value);

        public static implicit operator Tensor(int value) => tensor(value);

        public static implicit operator Tensor(long value) => tensor(value);

        public static implicit operator Tensor(float value) => tensor(value);

        public static implicit operator Tensor(double value) => tensor(value);

        public static implicit operator Tensor(bool value) => tensor(value);

        public static implicit operator Tensor((float, float) value) => tensor(value);

        public static implicit operator Tensor(Complex value) => tensor(value);

        public static implicit operator Tensor(byte[] value) => tensor(value);

        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        public static implicit operator Tensor(short[] value) => tensor(value);

        public static implicit operator Tensor(int[] value) => tensor(value);

        public static implicit operator Tensor(long[] value) => tensor(value);

        public static implicit operator Tensor(float[] value) => tensor(value);

        public static implicit operator Tensor(double[] value) => tensor(value);

        public static implicit operator Tensor(bool[] value) => tensor(value);

        public static implicit operator Tensor((float, float)[] value) => tensor(value);

        public static implicit operator Tensor(Complex[] value) => tensor(value);

        public static implicit operator Tensor(Scalar scalar)
        {
            ArgumentNullException.ThrowIfNull(scalar);
            var type = scalar.Type == ScalarType.Float64 ? get_default_dtype() : scalar.Type;
            return Ops.Full.Call(Arg.Ints([]), scalar, type, Arg.None, CPU);
        }

        public static explicit operator float(Tensor value) => NotNull(value).ToScalar().ToSingle();

        public static explicit operator double(Tensor value) => NotNull(value).ToScalar().ToDouble();

        public static explicit operator sbyte(Tensor value) => NotNull(value).ToScalar().ToSByte();

        public static explicit operator byte(Tensor value) => NotNull(value).ToScalar().ToByte();

        public static explicit operator short(Tensor value) => NotNull(value).ToScalar().ToInt16();

        public static explicit operator int(Tensor value) => NotNull(value).ToScalar().ToInt32();

        public static explicit operator long(Tensor value) => NotNull(value).ToScalar().ToInt64();

        public static explicit operator bool(Tensor value) => NotNull(value).ToScalar().ToBoolean();
    }
}
