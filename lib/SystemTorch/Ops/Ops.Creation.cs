namespace TorchSharp;

internal static partial class Ops
{
    public static readonly Op ToCopy = new("to.dtype_layout");
    public static readonly Op Empty = new("empty.memory_format");
    public static readonly Op Zeros = new("zeros");
    public static readonly Op Ones = new("ones");
    public static readonly Op Full = new("full");
    public static readonly Op Rand = new("rand.generator");
    public static readonly Op Randn = new("randn.generator");
    public static readonly Op Randint = new("randint.low_generator");
    public static readonly Op Randperm = new("randperm.generator");
    public static readonly Op RandpermOut = new("randperm.generator_out");
    public static readonly Op Arange = new("arange.start_step");
    public static readonly Op Linspace = new("linspace");
    public static readonly Op Logspace = new("logspace");
    public static readonly Op Eye = new("eye.m");
    public static readonly Op EmptyLike = new("empty_like");
    public static readonly Op ZerosLike = new("zeros_like");
    public static readonly Op OnesLike = new("ones_like");
    public static readonly Op FullLike = new("full_like");
    public static readonly Op RandLike = new("rand_like");
    public static readonly Op RandnLike = new("randn_like");
    public static readonly Op RandintLike = new("randint_like.low_dtype");
    public static readonly Op Fill = new("fill_.Scalar");
    public static readonly Op Zero = new("zero_");
    public static readonly Op Normal = new("normal_");
    public static readonly Op NormalTensors = new("normal.Tensor_Tensor");
    public static readonly Op Uniform = new("uniform_");
    public static readonly Op Random = new("random_.from");
    public static readonly Op Bernoulli = new("bernoulli");
    public static readonly Op BernoulliInPlace = new("bernoulli_.float");
    public static readonly Op BernoulliTensorInPlace = new("bernoulli_.Tensor");
    public static readonly Op Exponential = new("exponential_");
    public static readonly Op Multinomial = new("multinomial");
    public static readonly Op PinMemory = new("pin_memory");
}
