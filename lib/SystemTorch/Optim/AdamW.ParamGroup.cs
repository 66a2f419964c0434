using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

public partial class AdamW
{
    /// <summary>Parameters with their own settings.</summary>
    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(
                parameters,
                new Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    amsgrad = amsgrad,
                    maximize = maximize,
                })
        {
        }

        public (double, double) Betas
        {
            get => Options.Betas;
            set => Options.Betas = value;
        }
    }
}
