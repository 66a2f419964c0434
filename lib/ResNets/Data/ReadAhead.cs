using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ResNets.Data;

/// <summary>
/// Makes the items of a sequence on a thread of its own, a few ahead of the one that is asked for. What an item is depends on
/// its number only, so that asking for another one than the next starts over there.
/// </summary>
/// <param name="make">Makes the item of a number.</param>
/// <param name="depth">How many items are made ahead at most.</param>
internal sealed class ReadAhead<T>(Func<long, T> make, int depth) : IDisposable
    where T : IDisposable
{
    private Run? _run;

    /// <summary>The item of a number; what making it threw is thrown here.</summary>
    public T Take(long number)
    {
        if (_run is null || _run.Next != number)
        {
            _run?.Dispose();
            _run = new Run(make, number, depth);
        }

        return _run.Take();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run?.Dispose();
        _run = null;
    }

    /// <summary>One uninterrupted run of numbers.</summary>
    private sealed class Run : IDisposable
    {
        private readonly BlockingCollection<Made> _made;
        private readonly CancellationTokenSource _stop = new();
        private readonly Thread _thread;

        public Run(Func<long, T> make, long first, int depth)
        {
            Next = first;
            _made = new BlockingCollection<Made>(depth);
            _thread = new Thread(() => Produce(make, first)) { IsBackground = true, Name = "batches ahead" };
            _thread.Start();
        }

        public long Next { get; private set; }

        public T Take()
        {
            var made = _made.Take();
            Next++;
            if (made.Failure is { } failure)
            {
                Next = -1;
                failure.Throw();
            }

            return made.Item!;
        }

        public void Dispose()
        {
            _stop.Cancel();
            _thread.Join();
            while (_made.TryTake(out var made))
            {
                made.Item?.Dispose();
            }

            _made.Dispose();
            _stop.Dispose();
        }

        private void Produce(Func<long, T> make, long first)
        {
            for (var number = first; !_stop.IsCancellationRequested; number++)
            {
                var made = Make(make, number);
                try
                {
                    _made.Add(made, _stop.Token);
                }
                catch (OperationCanceledException)
                {
                    made.Item?.Dispose();
                }

                if (made.Failure is not null)
                {
                    return;
                }
            }
        }

        private static Made Make(Func<long, T> make, long number)
        {
            try
            {
                return new Made(make(number), null);
            }
            catch (Exception failure)
            {
                return new Made(default, ExceptionDispatchInfo.Capture(failure));
            }
        }

        private readonly record struct Made(T? Item, ExceptionDispatchInfo? Failure);
    }
}
