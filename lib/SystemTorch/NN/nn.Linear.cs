using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Fully connected layers and parameters.</content>
    public static partial class nn
    {
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>A layer with the weight [out, in] and bias [out] that are given.</summary>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        /// <summary>Takes over the elements of <paramref name="data"/>, which is empty afterwards.</summary>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
