using ResNets.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>The optimizer of a recipe.</summary>
internal static class Optimizers
{
    /// <summary>Stochastic gradient descent with the recipe's momentum, and its weight decay on what decays.</summary>
    /// <param name="net">The network, on its device already.</param>
    /// <param name="recipe">The recipe.</param>
    internal static SGD Sgd(Network net, Recipe recipe)
    {
        if (recipe.Decay == Decay.Everything)
        {
            return optim.SGD(net.parameters(), recipe.LearningRate, recipe.Momentum, weight_decay: recipe.WeightDecay);
        }

        var decays = net.parameters().ToLookup(parameter => parameter.dim() > 1);
        SGD.ParamGroup[] groups =
        [
            new(decays[true], recipe.LearningRate, recipe.Momentum, weight_decay: recipe.WeightDecay),
            new(decays[false], recipe.LearningRate, recipe.Momentum),
        ];
        return optim.SGD(groups, recipe.LearningRate, recipe.Momentum);
    }
}
