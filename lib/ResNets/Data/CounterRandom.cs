namespace ResNets.Data;

/// <summary>
/// Random numbers by position instead of by order: the same (seed, stream, index) gives the same number, whoever asks and
/// when. So a batch depends on the seed, the epoch and the sample only, and a run can resume anywhere.
/// </summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="stream">What the numbers are for, such as the epoch's shuffle or its crops.</param>
internal readonly struct CounterRandom(ulong seed, ulong stream)
{
    private readonly ulong _key = Mix(Mix(seed) ^ (stream * 0xD1342543DE82EF95UL) ^ 0x9E3779B97F4A7C15UL);

    /// <summary>64 random bits.</summary>
    /// <param name="index">The position in the stream.</param>
    public ulong Bits(ulong index) => Mix(_key + (index * 0x9E3779B97F4A7C15UL));

    /// <summary>A whole number from 0 to <paramref name="bound"/> − 1, each as likely (to within bound / 2⁶⁴).</summary>
    /// <param name="index">The position in the stream.</param>
    /// <param name="bound">How many numbers there are to choose from.</param>
    public int Below(ulong index, int bound) => (int)Math.BigMul(Bits(index), (ulong)bound, out _);

    /// <summary>A number of the normal distribution with mean 0 and deviation 1 (Box and Muller).</summary>
    /// <param name="index">The position in the stream; the next one is used as well.</param>
    public double Gaussian(ulong index)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(index)));
        return radius * Math.Cos(2 * Math.PI * Uniform(index + 1));
    }

    /// <summary>The numbers 0 … count − 1 in random order.</summary>
    /// <param name="count">How many numbers.</param>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = Below((ulong)i, i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }

    /// <summary>A number from 0 to below 1, a multiple of 2⁻⁵³.</summary>
    private double Uniform(ulong index) => (Bits(index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The finaliser of SplitMix64: every input bit changes every output bit with probability near one half.</summary>
    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
