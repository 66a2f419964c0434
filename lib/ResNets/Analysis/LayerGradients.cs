using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Analysis;

/// <summary>
/// The gradient's norm by depth (section 4.1): with batch normalization it stays healthy in plain networks too, so
/// degradation is not a matter of vanishing gradients.
/// </summary>
public static class LayerGradients
{
    /// <summary>One forward and backward pass in training mode; weights, statistics and mode are left as they were.</summary>
    /// <param name="net">The network; its gradients are cleared.</param>
    /// <param name="batch">Images and labels.</param>
    /// <returns>The norm of every convolution and linear layer, in order; projections are part of the order.</returns>
    public static IReadOnlyList<LayerGradient> Of(ResNet net, Batch batch)
    {
        using var scope = NewDisposeScope();
        var wasTraining = net.training;
        var before = net.buffers().Select(buffer => buffer.clone()).ToArray();
        net.train();
        net.zero_grad();
        F.cross_entropy(net.call(batch.Images), batch.Labels).backward();
        using var _ = no_grad();
        foreach (var (buffer, value) in net.buffers().Zip(before))
        {
            buffer.copy_(value);
        }

        var weights = net.named_parameters().Where(entry => entry.parameter.dim() > 1).ToArray();
        LayerGradient[] gradients =
        [
            .. weights.Select((entry, i) => new LayerGradient(
                i + 1, entry.name[..^".weight".Length], Math.Sqrt(entry.parameter.grad!.square().sum().item<float>()))),
        ];
        net.zero_grad();
        net.train(wasTraining);
        return gradients;
    }
}
