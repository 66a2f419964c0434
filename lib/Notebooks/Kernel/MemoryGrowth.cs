using System.Diagnostics;

namespace Notebooks.Kernel;

/// <summary>
/// Collects garbage between cells once they have made the process much larger. The collector knows what an object weighs,
/// but not the tensor behind it, and would wait while a data set that nothing refers to any more stays.
/// </summary>
internal sealed class MemoryGrowth
{
    private const long Much = 256L << 20;
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(1);

    private readonly long _first = Environment.WorkingSet;
    private long _collected = Stopwatch.GetTimestamp();

    /// <summary>To be called after a cell. A collection takes a few hundredths of a second, beside the next cell.</summary>
    public void Look()
    {
        if (Stopwatch.GetElapsedTime(_collected) < s_rest || Environment.WorkingSet - _first < Much)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        _collected = Stopwatch.GetTimestamp();
    }
}
