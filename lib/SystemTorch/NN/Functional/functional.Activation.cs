namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Activations.</content>
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? input.leaky_relu_(negative_slope) : input.leaky_relu(negative_slope);

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false) =>
                (inplace ? Ops.GeluInPlace : Ops.Gelu).Call(x, approximate.ToString());

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>Class numbers as rows with a single one. -1: as many classes as the largest number needs.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Ops.OneHot.Call(x, num_classes);
        }
    }
}
