using System.Collections;

namespace TorchSharp;

/// <summary>The numbers 0 … count − 1, in order or shuffled anew at each enumeration.</summary>
internal sealed class Order(long count, bool shuffle, int? seed) : IEnumerable<long>
{
    private readonly Random _random = seed is { } known ? new Random(known) : new Random();

    public IEnumerator<long> GetEnumerator()
    {
        var numbers = new long[count];
        for (long i = 0; i < count; i++)
        {
            numbers[i] = i;
        }

        if (shuffle)
        {
            _random.Shuffle(numbers);
        }

        return ((IEnumerable<long>)numbers).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
