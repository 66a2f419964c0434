namespace TorchSharp;

public static partial class torch
{
    /// <summary>The arithmetic signs.</summary>
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => NotNull(left).add(right);

        public static Tensor operator +(Tensor left, Scalar right) => NotNull(left).add(right);

        public static Tensor operator +(Scalar left, Tensor right) => NotNull(right).add(left);

        public static Tensor operator +(Tensor left, int right) => NotNull(left).add(right);

        public static Tensor operator +(Tensor left, long right) => NotNull(left).add(right);

        public static Tensor operator +(Tensor left, float right) => NotNull(left).add(right);

        public static Tensor operator +(Tensor left, double right) => NotNull(left).add(right);

        public static Tensor operator +(int left, Tensor right) => NotNull(right).add(left);

        public static Tensor operator +(long left, Tensor right) => NotNull(right).add(left);

        public static Tensor operator +(float left, Tensor right) => NotNull(right).add(left);

        public static Tensor operator +(double left, Tensor right) => NotNull(right).add(left);

        public static Tensor operator *(Tensor left, Tensor right) => NotNull(left).mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => NotNull(left).mul(right);

        public static Tensor operator *(Scalar left, Tensor right) => NotNull(right).mul(left);

        public static Tensor operator *(Tensor left, int right) => NotNull(left).mul(right);

        public static Tensor operator *(Tensor left, long right) => NotNull(left).mul(right);

        public static Tensor operator *(Tensor left, float right) => NotNull(left).mul(right);

        public static Tensor operator *(Tensor left, double right) => NotNull(left).mul(right);

        public static Tensor operator *(int left, Tensor right) => NotNull(right).mul(left);

        public static Tensor operator *(long left, Tensor right) => NotNull(right).mul(left);

        public static Tensor operator *(float left, Tensor right) => NotNull(right).mul(left);

        public static Tensor operator *(double left, Tensor right) => NotNull(right).mul(left);

        public static Tensor operator -(Tensor tensor) => NotNull(tensor).neg();

        public static Tensor operator -(Tensor left, Tensor right) => NotNull(left).sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => NotNull(left).sub(right);

        public static Tensor operator -(Scalar left, Tensor right) => Reversed(left, right);

        public static Tensor operator -(Tensor left, int right) => NotNull(left).sub(right);

        public static Tensor operator -(Tensor left, long right) => NotNull(left).sub(right);

        public static Tensor operator -(Tensor left, float right) => NotNull(left).sub(right);

        public static Tensor operator -(Tensor left, double right) => NotNull(left).sub(right);

        public static Tensor operator -(int left, Tensor right) => Reversed(left, right);

        public static Tensor operator -(long left, Tensor right) => Reversed(left, right);

        public static Tensor operator -(float left, Tensor right) => Reversed(left, right);

        public static Tensor operator -(double left, Tensor right) => Reversed(left, right);

        public static Tensor operator /(Tensor left, Tensor right) => NotNull(left).div(right);

        public static Tensor operator /(Tensor left, Scalar right) => NotNull(left).div(right);

        public static Tensor operator /(Scalar left, Tensor right) => Quotient(left, right);

        public static Tensor operator /(Tensor left, int right) => NotNull(left).div(right);

        public static Tensor operator /(Tensor left, long right) => NotNull(left).div(right);

        public static Tensor operator /(Tensor left, float right) => NotNull(left).div(right);

        public static Tensor operator /(Tensor left, double right) => NotNull(left).div(right);

        public static Tensor operator /(int left, Tensor right) => Quotient(left, right);

        public static Tensor operator /(long left, Tensor right) => Quotient(left, right);

        public static Tensor operator /(float left, Tensor right) => Quotient(left, right);

        public static Tensor operator /(double left, Tensor right) => Quotient(left, right);

        public static Tensor operator %(Tensor left, Tensor right) => NotNull(left).remainder(right);

        public static Tensor operator %(Tensor left, Scalar right) => NotNull(left).remainder(right);

        public static Tensor operator %(Tensor left, int right) => NotNull(left).remainder(right);

        public static Tensor operator %(Tensor left, long right) => NotNull(left).remainder(right);

        public static Tensor operator %(Tensor left, float right) => NotNull(left).remainder(right);

        public static Tensor operator %(Tensor left, double right) => NotNull(left).remainder(right);

        public static Tensor operator &(Tensor left, Tensor right) => NotNull(left).bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => NotNull(left).bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => NotNull(left).bitwise_xor(right);

        public static Tensor operator ~(Tensor left) => NotNull(left).bitwise_not();

        private static Tensor Reversed(Scalar left, Tensor right) => Ops.RsubScalar.Call(right, left);

        private static Tensor Quotient(Scalar left, Tensor right)
        {
            using var reciprocal = NotNull(right).reciprocal();
            return reciprocal.mul(left);
        }
    }
}
