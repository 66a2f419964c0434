namespace ResNets.Data;

/// <summary>
/// How the colours of a data set vary: the principal components of red, green and blue over all pixels. AlexNet's colour
/// augmentation, which section 3.4 takes over, moves all pixels of an image along them. The text of that paper says by
/// multiples of the eigenvalues; its program multiplies by the standard deviations, which alone fits any scale of pixels,
/// and so does this.
/// </summary>
public sealed class ColourSpread
{
    private readonly double[][] _components;
    private readonly double[] _deviations;

    private ColourSpread(double[][] components, double[] deviations) => (_components, _deviations) = (components, deviations);

    /// <summary>Three directions of length 1 in red, green and blue, the one of the greatest spread first.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Components => _components;

    /// <summary>The standard deviation of the pixels along each direction, on the scale 0 … 1.</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>The principal components of a covariance.</summary>
    /// <param name="covariance">[3, 3]: the covariance of red, green and blue on the scale 0 … 1.</param>
    internal static ColourSpread Of(double[,] covariance)
    {
        var (values, vectors) = SymmetricEigen.Decompose(covariance);
        var order = Enumerable.Range(0, 3).OrderByDescending(i => values[i]).ToArray();
        return new ColourSpread(
            [.. order.Select(i => Pointing([vectors[0, i], vectors[1, i], vectors[2, i]]))],
            [.. order.Select(i => Math.Sqrt(Math.Max(0, values[i])))]);
    }

    /// <summary>The change of red, green and blue for multiples of the three deviations.</summary>
    internal void Shift(ReadOnlySpan<double> multiples, Span<float> shift)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            var sum = 0.0;
            for (var i = 0; i < 3; i++)
            {
                sum += multiples[i] * _deviations[i] * _components[i][channel];
            }

            shift[channel] = (float)sum;
        }
    }

    /// <summary>Of the two directions, the one whose largest part is positive.</summary>
    private static double[] Pointing(double[] direction) =>
        direction.MaxBy(Math.Abs) < 0 ? [.. direction.Select(part => -part)] : direction;
}
