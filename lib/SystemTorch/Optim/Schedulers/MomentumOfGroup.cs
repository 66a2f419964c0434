using static TorchSharp.torch.optim;

namespace TorchSharp;

/// <summary>The momentum of a group of parameters: Adam's first decay rate serves as one.</summary>
internal static class MomentumOfGroup
{
    public static bool Exists(ILearningRateController group) => group is IMomentum or IBetas;

    public static void Set(ILearningRateController group, double momentum)
    {
        if (group is IMomentum with)
        {
            with.Momentum = momentum;
        }
        else if (group is IBetas betas)
        {
            betas.Betas = (momentum, betas.Betas.Item2);
        }
    }

    /// <exception cref="ArgumentException">A group has no momentum to cycle.</exception>
    public static void Require(Optimizer optimizer)
    {
        if (!optimizer.ParamGroups.All(Exists))
        {
            throw new ArgumentException("The optimizer has no momentum to cycle: pass cycle_momentum: false.", nameof(optimizer));
        }
    }
}
