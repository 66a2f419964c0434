namespace ResNets.Data;

/// <summary>
/// Makes the items of a sequence beside the work of the one who takes them, a few ahead and one after the other. What an
/// item is depends on its number only, so that asking for another one than the next starts over there. No thread waits
/// for the next call: a sequence that nobody holds any more goes, disposed or not.
/// </summary>
/// <param name="make">Makes the item of a number.</param>
/// <param name="depth">How many items are made ahead at most.</param>
internal sealed class ReadAhead<T>(Func<long, T> make, int depth) : IDisposable
    where T : IDisposable
{
    private readonly Queue<Task<T>> _made = new();
    private Task _last = Task.CompletedTask;
    private long _next;

    /// <summary>The item of a number; what making it threw is thrown here.</summary>
    public T Take(long number)
    {
        if (number != _next)
        {
            Dispose();
            _next = number;
        }

        while (_made.Count <= depth)
        {
            Begin(_next + _made.Count);
        }

        _next++;
        return _made.Dequeue().GetAwaiter().GetResult();
    }

    /// <summary>Lets go of what was made ahead.</summary>
    public void Dispose()
    {
        while (_made.TryDequeue(out var item))
        {
            ((Task)item).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            if (item.IsCompletedSuccessfully)
            {
                item.Result.Dispose();
            }
        }
    }

    private void Begin(long number)
    {
        var item = _last.ContinueWith(_ => make(number), TaskScheduler.Default);
        _made.Enqueue(item);
        _last = item;
    }
}
