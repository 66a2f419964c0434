using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Analysis;

/// <summary>Hooks on every layer of a network that note what a forward pass costs.</summary>
internal sealed class CostProbe : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _net;
    private readonly (string Name, nn.Module Module)[] _layers;
    private readonly Dictionary<nn.Module, LayerCost> _costs = new(ReferenceEqualityComparer.Instance);
    private readonly List<Action> _removals = [];

    internal CostProbe(nn.Module<Tensor, Tensor> net)
    {
        _net = net;
        _layers = [.. Below(net, net.GetName(), prefix: "")];
        foreach (var (name, module) in _layers)
        {
            if (module is nn.Module<Tensor, Tensor> layer && (!layer.children().Any() || OwnParameters(layer) > 0))
            {
                var hook = layer.register_forward_hook((_, input, output) =>
                {
                    Note(name, layer, input, output);
                    return output;
                });
                _removals.Add(hook.remove);
            }
        }
    }

    /// <summary>Sends one image through the network.</summary>
    /// <param name="input">[C, H, W].</param>
    /// <returns>The layers that have parameters or change the shape.</returns>
    internal ImmutableArray<LayerCost> Measure(long[] input)
    {
        var wasTraining = _net.training;
        _net.eval();
        try
        {
            using var _ = no_grad();
            using var scope = NewDisposeScope();
            var like = _net.parameters().FirstOrDefault();
            _net.call(zeros([1, .. input], dtype: like?.dtype ?? ScalarType.Float32, device: like?.device ?? CPU));
        }
        catch (ExternalException error)
        {
            throw new ArgumentException(
                $"The network cannot take an image of {string.Join("×", input)}: {error.Message.Split('\n')[0].TrimEnd('.')}.", error);
        }
        finally
        {
            _net.train(wasTraining);
        }

        return [.. _layers.Select(layer => _costs.GetValueOrDefault(layer.Module)).OfType<LayerCost>()];
    }

    /// <inheritdoc/>
    public void Dispose() => _removals.ForEach(remove => remove());

    /// <summary>The module and all below it, each before its children and in the order of its fields.</summary>
    private static IEnumerable<(string Name, nn.Module Module)> Below(nn.Module module, string name, string prefix) =>
        module.named_children()
            .SelectMany(child => Below(child.module, prefix + child.name, $"{prefix}{child.name}."))
            .Prepend((name, module));

    private void Note(string name, nn.Module layer, Tensor input, Tensor output)
    {
        var parameters = OwnParameters(layer);
        if (parameters == 0 && input.shape.SequenceEqual(output.shape))
        {
            return;
        }

        // A layer that is called several times works several times but has its parameters once.
        var before = _costs.TryGetValue(layer, out var noted) ? noted : null;
        _costs[layer] = new LayerCost(
            name,
            [.. output.shape.Skip(1)],
            parameters,
            Macs(layer, output) + (before?.Macs ?? 0),
            (output.numel() * output.element_size()) + (before?.ActivationBytes ?? 0));
    }

    /// <summary>Every output of a convolution or linear layer takes as many multiply-adds as it has weights.</summary>
    private static long Macs(nn.Module layer, Tensor output) => layer switch
    {
        Conv2d convolution => output.numel() * (convolution.weight.numel() / convolution.weight.shape[0]),
        Linear linear => output.numel() * linear.weight.shape[1],
        _ => 0,
    };

    private static long OwnParameters(nn.Module module) =>
        module.named_parameters(recurse: false).Sum(entry => entry.parameter.numel());
}
