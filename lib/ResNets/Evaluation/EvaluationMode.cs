using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>Testing leaves a network in the mode it was in, and records nothing for gradients.</summary>
internal static class EvaluationMode
{
    /// <summary>Does something with a network in evaluation mode.</summary>
    public static T Run<T>(nn.Module net, Func<T> test)
    {
        var wasTraining = net.training;
        net.eval();
        try
        {
            using var _ = no_grad();
            return test();
        }
        finally
        {
            net.train(wasTraining);
        }
    }
}
