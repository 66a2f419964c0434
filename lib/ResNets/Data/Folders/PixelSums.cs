namespace ResNets.Data;

/// <summary>Sums over images of one size, in whole numbers: the order of adding does not matter.</summary>
internal sealed class PixelSums(int length)
{
    private readonly long[] _pixels = new long[length];
    private readonly long[,] _products = new long[3, 3];
    private long _count;

    /// <summary>Adds one image, rows of red, green, blue bytes.</summary>
    public void Add(ReadOnlySpan<byte> image)
    {
        _count++;
        Span<long> products = stackalloc long[6];
        for (var i = 0; i < image.Length; i += 3)
        {
            int r = image[i], g = image[i + 1], b = image[i + 2];
            _pixels[i] += r;
            _pixels[i + 1] += g;
            _pixels[i + 2] += b;
            products[0] += r * r;
            products[1] += r * g;
            products[2] += r * b;
            products[3] += g * g;
            products[4] += g * b;
            products[5] += b * b;
        }

        var next = 0;
        for (var a = 0; a < 3; a++)
        {
            for (var b = a; b < 3; b++)
            {
                _products[a, b] += products[next++];
            }
        }
    }

    /// <summary>Adds what another one counted.</summary>
    public void Add(PixelSums other)
    {
        _count += other._count;
        for (var i = 0; i < _pixels.Length; i++)
        {
            _pixels[i] += other._pixels[i];
        }

        for (var i = 0; i < 9; i++)
        {
            _products[i / 3, i % 3] += other._products[i / 3, i % 3];
        }
    }

    /// <summary>The mean image on the scale 0 … 1.</summary>
    public float[] Mean() => [.. _pixels.Select(sum => (float)(sum / (255.0 * _count)))];

    /// <summary>The covariance of red, green and blue over all pixels, on the scale 0 … 1.</summary>
    public double[,] Covariance()
    {
        var n = _count * (_pixels.Length / 3.0);
        var mean = Enumerable.Range(0, 3).Select(c => _pixels.Where((_, i) => i % 3 == c).Sum() / n).ToArray();
        var covariance = new double[3, 3];
        for (var a = 0; a < 3; a++)
        {
            for (var b = a; b < 3; b++)
            {
                covariance[a, b] = covariance[b, a] = ((_products[a, b] / n) - (mean[a] * mean[b])) / (255.0 * 255.0);
            }
        }

        return covariance;
    }
}
