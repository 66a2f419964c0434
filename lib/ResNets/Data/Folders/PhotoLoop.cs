using System.Runtime.ExceptionServices;

namespace ResNets.Data;

/// <summary>Does the same to many photographs on all cores.</summary>
internal static class PhotoLoop
{
    /// <summary>Runs over all indices; of the errors, the one of the lowest index is thrown as it is.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="begin">Makes what a thread keeps to itself.</param>
    /// <param name="body">Does one.</param>
    /// <param name="end">Takes back what a thread had.</param>
    /// <param name="workers">How many threads at most; every core if null.</param>
    public static void Run<TOwn>(int count, Func<TOwn> begin, Action<int, TOwn> body, Action<TOwn> end, int? workers = null)
    {
        var failures = new Dictionary<int, ExceptionDispatchInfo>();
        Parallel.For(
            0,
            count,
            new ParallelOptions { MaxDegreeOfParallelism = workers ?? -1 },
            begin,
            (index, state, own) =>
            {
                try
                {
                    body(index, own);
                }
                catch (InvalidDataException failure)
                {
                    lock (failures)
                    {
                        failures[index] = ExceptionDispatchInfo.Capture(failure);
                    }

                    state.Break();
                }

                return own;
            },
            end);
        if (failures.Count > 0)
        {
            failures[failures.Keys.Min()].Throw();
        }
    }
}
