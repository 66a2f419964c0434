namespace TorchSharp;

public static partial class torch
{
    /// <summary>Comparisons, element by element: also == and != give a tensor of bool, so null is tested with "is null".</summary>
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Ops.Eq.Call(this, target);

        public Tensor eq(Scalar target) => Ops.EqScalar.Call(this, target);

        public Tensor ne(Tensor target) => Ops.Ne.Call(this, target);

        public Tensor ne(Scalar target) => Ops.NeScalar.Call(this, target);

        public Tensor lt(Tensor target) => Ops.Lt.Call(this, target);

        public Tensor lt(Scalar target) => Ops.LtScalar.Call(this, target);

        public Tensor le(Tensor target) => Ops.Le.Call(this, target);

        public Tensor le(Scalar target) => Ops.LeScalar.Call(this, target);

        public Tensor gt(Tensor target) => Ops.Gt.Call(this, target);

        public Tensor gt(Scalar target) => Ops.GtScalar.Call(this, target);

        public Tensor ge(Tensor target) => Ops.Ge.Call(this, target);

        public Tensor ge(Scalar target) => Ops.GeScalar.Call(this, target);

        /// <summary>Element by element, as <see cref="eq(Tensor)"/>; <see cref="Equals(Tensor)"/> compares whole tensors.</summary>
        public Tensor equal(Tensor target) => eq(target);

        public Tensor not_equal(Tensor target) => ne(target);

        public Tensor less(Tensor target) => lt(target);

        public Tensor less_equal(Tensor target) => le(target);

        public Tensor greater(Tensor target) => gt(target);

        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Whether shapes and all elements are the same.</summary>
        public bool Equals(Tensor target) => Ops.Equal.CallBool(this, target);

        /// <summary>Whether |this − target| ≤ atol + rtol · |target| everywhere.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
            Ops.Allclose.CallBool(this, target, rtol, atol, equal_nan);

        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false) =>
            Ops.Isclose.Call(this, other, rtol, atol, nanEqual);

        public static Tensor operator ==(Tensor left, Tensor right) => NotNull(left).eq(right);

        public static Tensor operator ==(Tensor left, Scalar right) => NotNull(left).eq(right);

        public static Tensor operator ==(Scalar left, Tensor right) => NotNull(right).eq(left);

        public static Tensor operator !=(Tensor left, Tensor right) => NotNull(left).ne(right);

        public static Tensor operator !=(Tensor left, Scalar right) => NotNull(left).ne(right);

        public static Tensor operator !=(Scalar left, Tensor right) => NotNull(right).ne(left);

        public static Tensor operator <(Tensor left, Tensor right) => NotNull(left).lt(right);

        public static Tensor operator <(Tensor left, Scalar right) => NotNull(left).lt(right);

        public static Tensor operator <(Scalar left, Tensor right) => NotNull(right).gt(left);

        public static Tensor operator <=(Tensor left, Tensor right) => NotNull(left).le(right);

        public static Tensor operator <=(Tensor left, Scalar right) => NotNull(left).le(right);

        public static Tensor operator <=(Scalar left, Tensor right) => NotNull(right).ge(left);

        public static Tensor operator >(Tensor left, Tensor right) => NotNull(left).gt(right);

        public static Tensor operator >(Tensor left, Scalar right) => NotNull(left).gt(right);

        public static Tensor operator >(Scalar left, Tensor right) => NotNull(right).lt(left);

        public static Tensor operator >=(Tensor left, Tensor right) => NotNull(left).ge(right);

        public static Tensor operator >=(Tensor left, Scalar right) => NotNull(left).ge(right);

        public static Tensor operator >=(Scalar left, Tensor right) => NotNull(right).le(left);
    }
}
