namespace TorchSharp;

public static partial class torch
{
    /// <summary>Functions of one tensor, element by element. A trailing underscore means in place.</summary>
    public partial class Tensor
    {
        public Tensor abs() => Ops.Abs.Call(this);

        public Tensor abs_() => Ops.AbsInPlace.Call(this);

        public Tensor neg() => Ops.Neg.Call(this);

        public Tensor neg_() => Ops.NegInPlace.Call(this);

        public Tensor exp() => Ops.Exp.Call(this);

        public Tensor exp_() => Ops.ExpInPlace.Call(this);

        public Tensor exp2() => Ops.Exp2.Call(this);

        public Tensor exp2_() => Ops.Exp2InPlace.Call(this);

        public Tensor expm1() => Ops.Expm1.Call(this);

        public Tensor expm1_() => Ops.Expm1InPlace.Call(this);

        public Tensor log() => Ops.Log.Call(this);

        public Tensor log_() => Ops.LogInPlace.Call(this);

        public Tensor log2() => Ops.Log2.Call(this);

        public Tensor log2_() => Ops.Log2InPlace.Call(this);

        public Tensor log10() => Ops.Log10.Call(this);

        public Tensor log10_() => Ops.Log10InPlace.Call(this);

        public Tensor log1p() => Ops.Log1p.Call(this);

        public Tensor log1p_() => Ops.Log1pInPlace.Call(this);

        public Tensor sqrt() => Ops.Sqrt.Call(this);

        public Tensor sqrt_() => Ops.SqrtInPlace.Call(this);

        public Tensor rsqrt() => Ops.Rsqrt.Call(this);

        public Tensor rsqrt_() => Ops.RsqrtInPlace.Call(this);

        public Tensor reciprocal() => Ops.Reciprocal.Call(this);

        public Tensor reciprocal_() => Ops.ReciprocalInPlace.Call(this);

        public Tensor sign() => Ops.Sign.Call(this);

        public Tensor sign_() => Ops.SignInPlace.Call(this);

        public Tensor floor() => Ops.Floor.Call(this);

        public Tensor floor_() => Ops.FloorInPlace.Call(this);

        public Tensor ceil() => Ops.Ceil.Call(this);

        public Tensor ceil_() => Ops.CeilInPlace.Call(this);

        public Tensor trunc() => Ops.Trunc.Call(this);

        public Tensor trunc_() => Ops.TruncInPlace.Call(this);

        public Tensor frac() => Ops.Frac.Call(this);

        public Tensor frac_() => Ops.FracInPlace.Call(this);

        public Tensor sin() => Ops.Sin.Call(this);

        public Tensor sin_() => Ops.SinInPlace.Call(this);

        public Tensor cos() => Ops.Cos.Call(this);

        public Tensor cos_() => Ops.CosInPlace.Call(this);

        public Tensor tan() => Ops.Tan.Call(this);

        public Tensor tan_() => Ops.TanInPlace.Call(this);

        public Tensor asin() => Ops.Asin.Call(this);

        public Tensor asin_() => Ops.AsinInPlace.Call(this);

        public Tensor acos() => Ops.Acos.Call(this);

        public Tensor acos_() => Ops.AcosInPlace.Call(this);

        public Tensor atan() => Ops.Atan.Call(this);

        public Tensor atan_() => Ops.AtanInPlace.Call(this);

        public Tensor sinh() => Ops.Sinh.Call(this);

        public Tensor sinh_() => Ops.SinhInPlace.Call(this);

        public Tensor cosh() => Ops.Cosh.Call(this);

        public Tensor cosh_() => Ops.CoshInPlace.Call(this);

        public Tensor tanh() => Ops.Tanh.Call(this);

        public Tensor tanh_() => Ops.TanhInPlace.Call(this);

        public Tensor sigmoid() => Ops.Sigmoid.Call(this);

        public Tensor sigmoid_() => Ops.SigmoidInPlace.Call(this);

        public Tensor erf() => Ops.Erf.Call(this);

        public Tensor erf_() => Ops.ErfInPlace.Call(this);

        public Tensor relu() => Ops.Relu.Call(this);

        public Tensor relu_() => Ops.ReluInPlace.Call(this);

        public Tensor isnan() => Ops.Isnan.Call(this);

        public Tensor isinf() => Ops.Isinf.Call(this);

        public Tensor isfinite() => Ops.Isfinite.Call(this);

        public Tensor absolute() => abs();

        public Tensor negative() => neg();

        public Tensor square() => pow(2);

        /// <summary>To the nearest, halves to even, at so many decimals.</summary>
        public Tensor round(long decimals = 0L) => Ops.Round.Call(this, decimals);

        public Tensor round_(long decimals = 0L) => Ops.RoundInPlace.Call(this, decimals);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Ops.Clamp.Call(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Ops.ClampTensor.Call(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Ops.ClampInPlace.Call(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Ops.ClampTensorInPlace.Call(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        public Tensor clamp_max(Scalar max) => Ops.ClampMax.Call(this, max);

        public Tensor clamp_min(Scalar min) => Ops.ClampMin.Call(this, min);

        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null) =>
            Ops.NanToNum.Call(this, nan, posinf, neginf);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.Softmax.Call(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Ops.LogSoftmax.Call(this, dim, dtype);

        public Tensor gelu() => Ops.Gelu.Call(this);

        public Tensor silu() => Ops.Silu.Call(this);

        public Tensor silu_() => Ops.SiluInPlace.Call(this);

        public Tensor leaky_relu(Scalar negative_slope) => Ops.LeakyRelu.Call(this, negative_slope);

        public Tensor leaky_relu_(Scalar negative_slope) => Ops.LeakyReluInPlace.Call(this, negative_slope);
    }
}
