namespace TorchSharp;

/// <summary>What was made and disposed on a thread: the first thing to look at when memory grows.</summary>
public class ThreadDisposeScopeStatistics
{
    public LifetimeStatistics TensorStatistics { get; } = new();

    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    public long CreatedOutsideScopeCount => Sum(counts => counts.CreatedOutsideScopeCount);

    public long DisposedOutsideScopeCount => Sum(counts => counts.DisposedOutsideScopeCount);

    public long CreatedInScopeCount => Sum(counts => counts.CreatedInScopeCount);

    public long DisposedInScopeCount => Sum(counts => counts.DisposedInScopeCount);

    public long AttachedToScopeCount => Sum(counts => counts.AttachedToScopeCount);

    public long DetachedFromScopeCount => Sum(counts => counts.DetachedFromScopeCount);

    public long ThreadTotalLiveCount => Sum(counts => counts.ThreadTotalLiveCount);

    public void Reset()
    {
        TensorStatistics.Reset();
        PackedSequenceStatistics.Reset();
    }

    public override string ToString() => TensorStatistics.ToString();

    private long Sum(Func<LifetimeStatistics, long> count) => count(TensorStatistics) + count(PackedSequenceStatistics);
}
