using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Analysis;

/// <summary>Slices through the loss around a network's weights, along filter-normalised random directions.</summary>
public static class LossSlice
{
    /// <summary>The loss along one direction.</summary>
    /// <param name="net">The network, in evaluation mode while this runs; its weights are put back.</param>
    /// <param name="batch">The images and labels to take the loss of.</param>
    /// <param name="positions">How far to go, in lengths of the filters; 0 is the network as it is.</param>
    /// <param name="seed">The seed of the direction.</param>
    /// <returns>The mean loss at each position.</returns>
    public static double[] Along(ResNet net, Batch batch, IReadOnlyList<double> positions, ulong seed = 0)
    {
        using var direction = new Direction(net, seed);
        return [.. Around(net, batch, positions.Select(a => new[] { a }), direction)];
    }

    /// <summary>The loss on a plane of two directions.</summary>
    /// <param name="net">The network, in evaluation mode while this runs; its weights are put back.</param>
    /// <param name="batch">The images and labels to take the loss of.</param>
    /// <param name="positions">How far to go along either direction.</param>
    /// <param name="seed">The seed of the directions.</param>
    /// <returns>[second direction, first direction]: the mean loss at each pair of positions.</returns>
    public static double[,] Plane(ResNet net, Batch batch, IReadOnlyList<double> positions, ulong seed = 0)
    {
        using var first = new Direction(net, seed);
        using var second = new Direction(net, seed + 1);
        var pairs = positions.SelectMany(b => positions.Select(a => new[] { a, b }));
        var result = new double[positions.Count, positions.Count];
        foreach (var (i, loss) in Around(net, batch, pairs, first, second).Index())
        {
            result[i / positions.Count, i % positions.Count] = loss;
        }

        return result;
    }

    private static List<double> Around(ResNet net, Batch batch, IEnumerable<double[]> places, params Direction[] directions)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (parameters, wasTraining) = (net.parameters().ToArray(), net.training);
        var weights = parameters.Select(parameter => parameter.clone()).ToArray();
        net.eval();
        try
        {
            return [.. places.Select(Loss)];
        }
        finally
        {
            Move([]);
            net.train(wasTraining);
        }

        double Loss(double[] place)
        {
            using var inner = NewDisposeScope();
            Move(place);
            return F.cross_entropy(net.call(batch.Images), batch.Labels).item<float>();
        }

        void Move(double[] place)
        {
            using var inner = NewDisposeScope();
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].copy_(weights[i]);
                for (var d = 0; d < place.Length; d++)
                {
                    parameters[i].add_(directions[d].Steps[i], place[d]);
                }
            }
        }
    }
}
