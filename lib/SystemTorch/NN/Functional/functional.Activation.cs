namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Activations.</content>
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? NotNull(x).relu_() : NotNull(x).relu();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? NotNull(input).leaky_relu_(negative_slope) : NotNull(input).leaky_relu(negative_slope);

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? NotNull(x).sigmoid_() : NotNull(x).sigmoid();

            public static Tensor sigmoid(Tensor x) => NotNull(x).sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? NotNull(x).tanh_() : NotNull(x).tanh();

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? NotNull(x).silu_() : NotNull(x).silu();

            public static Tensor gelu(Tensor x) => NotNull(x).gelu();

            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false) =>
                (inplace ? Ops.GeluInPlace : Ops.Gelu).Call(x, EnumGuard.Defined(approximate).ToString());

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => NotNull(input).softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => NotNull(x).log_softmax(dim);

            /// <summary>Class numbers as rows with a single one. -1: as many classes as the largest number needs.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Ops.OneHot.Call(x, num_classes);
        }
    }
}
