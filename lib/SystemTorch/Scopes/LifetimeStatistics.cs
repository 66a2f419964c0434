namespace TorchSharp;

/// <summary>Counts of one kind of thing on one thread.</summary>
public class LifetimeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long DisposedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long AttachedToScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>What was made on the thread less what was disposed on it.</summary>
    public long ThreadTotalLiveCount =>
        CreatedInScopeCount - DisposedInScopeCount + CreatedOutsideScopeCount - DisposedOutsideScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }

    public override string ToString() =>
        $"{ThreadTotalLiveCount} alive; in scopes: {CreatedInScopeCount} created, {DisposedInScopeCount} disposed; " +
        $"outside: {CreatedOutsideScopeCount} created, {DisposedOutsideScopeCount} disposed; " +
        $"{AttachedToScopeCount} attached, {DetachedFromScopeCount} detached";
}
