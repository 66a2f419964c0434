using System.Runtime.ExceptionServices;

namespace ResNets.Data;

/// <summary>Does the same to many photographs on all cores.</summary>
internal static class PhotoLoop
{
    /// <summary>Runs over all indices; of the errors, the one of the lowest index is thrown as it is.</summary>
    public static void Run<TOwn>(int count, Func<TOwn> begin, Action<int, TOwn> body, Action<TOwn> end)
    {
        var failures = new Dictionary<int, ExceptionDispatchInfo>();
        Parallel.For(
            0,
            count,
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
