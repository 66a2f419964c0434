namespace TorchSharp;

public static partial class torch
{
    /// <summary>Standard deviation and variance; "unbiased" divides by n − 1.</summary>
    public partial class Tensor
    {
        public Tensor std(bool unbiased = true) => Spread(Ops.Std, Arg.None, unbiased);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Std, dimensions, unbiased, keepdim, type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Std, NotNull(dimensions), unbiased, keepdim, type);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Std, Arg.Ints([dim]), unbiased, keepdim, type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Std, dim, unbiased, keepdim, type);

        public Tensor var(bool unbiased = true) => Spread(Ops.Var, Arg.None, unbiased);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Var, dimensions, unbiased, keepdim, type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Var, NotNull(dimensions), unbiased, keepdim, type);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Var, Arg.Ints([dim]), unbiased, keepdim, type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Spread(Ops.Var, dim, unbiased, keepdim, type);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) =>
            Ops.StdMean.CallPair(this, Arg.None, unbiased ? 1 : 0);

        public (Tensor @var, Tensor mean) var_mean(bool unbiased = true) =>
            Ops.VarMean.CallPair(this, Arg.None, unbiased ? 1 : 0);

        private Tensor Spread(Op op, Arg dimensions, bool unbiased, bool keepdim = false, ScalarType? type = null)
        {
            if (type is { } wanted && wanted != dtype)
            {
                using var converted = to_type(wanted);
                return op.Call(converted, dimensions, unbiased ? 1 : 0, keepdim);
            }

            return op.Call(this, dimensions, unbiased ? 1 : 0, keepdim);
        }
    }
}
