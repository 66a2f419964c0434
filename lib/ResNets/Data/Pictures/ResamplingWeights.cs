namespace ResNets.Data;

/// <summary>
/// For each pixel of a resized row: which source pixels it is made of, and by what share. The triangle filter of PIL and
/// torchvision ("bilinear, antialias"): one source pixel wide to each side, and wider where the picture shrinks.
/// </summary>
internal sealed class ResamplingWeights
{
    /// <summary>Shares are whole numbers of 2⁻²², so that sums are exact and equal on every machine.</summary>
    public const int Bits = 22;

    private int[] _first = [];
    private int[] _shares = [];

    /// <summary>Source pixels per resized pixel, at most; the shares beyond a picture's edge are 0.</summary>
    public int Taps { get; private set; }

    /// <summary>The source pixels from the first one used to the last.</summary>
    public (int Start, int End) SourceRange { get; private set; }

    /// <summary>The first source pixel of a resized pixel.</summary>
    public int First(int pixel) => _first[pixel];

    /// <summary>The shares of the source pixels from the first on, <see cref="Taps"/> of them.</summary>
    public ReadOnlySpan<int> Shares(int pixel) => _shares.AsSpan(pixel * Taps, Taps);

    /// <summary>Computes the weights of a part of a resized row.</summary>
    /// <param name="source">Pixels of the source row.</param>
    /// <param name="target">Pixels of the whole resized row.</param>
    /// <param name="start">The first resized pixel that is wanted.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="mirrored">Whether they are wanted from right to left.</param>
    public void Compute(int source, int target, int start, int count, bool mirrored = false)
    {
        var scale = (double)source / target;
        var reach = Math.Max(1, scale);
        Taps = Enumerable.Range(start, count).Max(pixel => Window(pixel).End - Window(pixel).First);
        EnsureRoom(count);
        var (low, high) = (source, 0);
        for (var i = 0; i < count; i++)
        {
            var pixel = start + (mirrored ? count - 1 - i : i);
            var end = Window(pixel).End;
            var first = Math.Min(Window(pixel).First, source - Taps);
            _first[i] = first;
            Fill(_shares.AsSpan(i * Taps, Taps), first, end, (pixel + 0.5) * scale, reach);
            (low, high) = (Math.Min(low, first), Math.Max(high, first + Taps));
        }

        SourceRange = (low, high);

        (int First, int End) Window(int pixel)
        {
            var center = (pixel + 0.5) * scale;
            return (Math.Max(0, (int)(center - reach + 0.5)), Math.Min(source, (int)(center + reach + 0.5)));
        }
    }

    private void EnsureRoom(int count)
    {
        if (_first.Length < count)
        {
            _first = new int[count];
        }

        if (_shares.Length < count * Taps)
        {
            _shares = new int[count * Taps];
        }
    }

    private static void Fill(Span<int> shares, int first, int end, double center, double reach)
    {
        Span<double> heights = stackalloc double[shares.Length];
        var sum = 0.0;
        for (var k = 0; k < shares.Length; k++)
        {
            var distance = Math.Abs(first + k + 0.5 - center) / reach;
            heights[k] = first + k < end ? Math.Max(0, 1 - distance) : 0;
            sum += heights[k];
        }

        for (var k = 0; k < shares.Length; k++)
        {
            shares[k] = (int)((heights[k] / sum * (1 << Bits)) + 0.5);
        }
    }
}
