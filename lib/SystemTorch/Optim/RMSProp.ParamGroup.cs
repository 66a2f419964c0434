using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>Parameters with their own settings.</summary>
    public class ParamGroup : ParamGroup<Options>, IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99,
            double weight_decay = 0, double momentum = 0.0, bool centered = false)
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    eps = eps,
                    alpha = alpha,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered,
                })
        {
        }

        public double Momentum
        {
            get => Options.momentum ?? 0;
            set => Options.momentum = value;
        }
    }
}
