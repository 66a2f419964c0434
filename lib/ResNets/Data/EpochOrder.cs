namespace ResNets.Data;

/// <summary>The order in which an endless sequence of epochs visits the samples: every one once an epoch, shuffled anew.</summary>
/// <param name="seed">The seed of the run.</param>
/// <param name="count">How many samples there are.</param>
internal sealed class EpochOrder(ulong seed, int count)
{
    private const ulong ShuffleStream = 0;
    private const ulong ChangeStream = 1;

    private (long Epoch, int[] Order) _shuffled = (-1, []);

    /// <summary>The sample at a place of the sequence, and the random numbers of its changes, equal whoever asks and when.</summary>
    /// <param name="place">The place, from 0.</param>
    /// <returns>The sample's number, its position in the epoch, and the epoch's stream of random numbers.</returns>
    public (int Sample, ulong Position, CounterRandom Random) this[long place]
    {
        get
        {
            var (epoch, position) = Math.DivRem(place, count);
            if (_shuffled.Epoch != epoch)
            {
                _shuffled = (epoch, new CounterRandom(seed, Stream(epoch, ShuffleStream)).Permutation(count));
            }

            return (_shuffled.Order[position], (ulong)position, new CounterRandom(seed, Stream(epoch, ChangeStream)));
        }
    }

    private static ulong Stream(long epoch, ulong purpose) => ((ulong)epoch * 2) + purpose;
}
