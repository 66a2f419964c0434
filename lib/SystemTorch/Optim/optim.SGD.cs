using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent with momentum and weight decay.</summary>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0.0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        public static SGD SGD(
            IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0.0,
            double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters.Select(entry => entry.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        public static SGD SGD(
            IEnumerable<ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
