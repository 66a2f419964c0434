using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Analysis;

/// <summary>The directions in which points of many dimensions vary most, to look at them in two.</summary>
/// <param name="Points">[N, 2], double: the points in the first two directions.</param>
/// <param name="Explained">The share of the variance in each of the two, from 0 to 1.</param>
public sealed record PrincipalComponents(Tensor Points, (double First, double Second) Explained)
{
    /// <summary>Finds them from the covariance.</summary>
    /// <param name="features">[N, C], N and C at least 2.</param>
    /// <exception cref="ArgumentException">The shape is another one.</exception>
    public static PrincipalComponents Of(Tensor features)
    {
        if (features.shape is not [>= 2, >= 2])
        {
            throw new ArgumentException($"The features are [{string.Join(", ", features.shape)}]; expected [N, C] with at least two of each.");
        }

        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var centred = features.to(ScalarType.Float64) - features.to(ScalarType.Float64).mean(new long[] { 0 }, keepdim: true);
        var (values, vectors) = SymmetricEigen.Decompose(Covariance(centred));
        var order = Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).Take(2).ToArray();
        var axes = Enumerable.Range(0, values.Length).SelectMany(row => order.Select(column => vectors[row, column])).ToArray();
        var total = values.Sum();
        var points = centred.mm(tensor(axes).reshape(values.Length, 2));
        return new(points.MoveToOuterDisposeScope(), (values[order[0]] / total, values[order[1]] / total));
    }

    private static double[,] Covariance(Tensor centred)
    {
        var size = (int)centred.shape[1];
        var flat = centred.t().mm(centred).div((double)(centred.shape[0] - 1)).contiguous().data<double>().ToArray();
        var matrix = new double[size, size];
        Buffer.BlockCopy(flat, 0, matrix, 0, flat.Length * sizeof(double));
        return matrix;
    }
}
