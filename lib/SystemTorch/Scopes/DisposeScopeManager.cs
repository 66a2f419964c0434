namespace TorchSharp;

/// <summary>The stack of dispose scopes of a thread, and the counts of what was made and disposed on it.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? t_manager;

    /// <summary>The counts of this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal static DisposeScopeManager ThreadSingleton => t_manager ??= new();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new DisposeScope(this, CurrentDisposeScope);

    /// <summary>Puts a new tensor into the innermost scope, and says which that is.</summary>
    internal DisposeScope? Register(torch.Tensor tensor)
    {
        var statistics = StatisticsInstance.TensorStatistics;
        if (CurrentDisposeScope is not { } scope)
        {
            statistics.CreatedOutsideScopeCount++;
            return null;
        }

        statistics.CreatedInScopeCount++;
        scope.AddNew(tensor);
        return scope;
    }

    internal void CountDisposed(torch.Tensor tensor)
    {
        var statistics = StatisticsInstance.TensorStatistics;
        if (tensor.OwningDisposeScope is null)
        {
            statistics.DisposedOutsideScopeCount++;
        }
        else
        {
            statistics.DisposedInScopeCount++;
        }
    }

    /// <summary>Takes a scope out of the stack, wherever in it it is.</summary>
    internal void Leave(DisposeScope leaving)
    {
        if (CurrentDisposeScope == leaving)
        {
            CurrentDisposeScope = leaving.OuterScope;
            return;
        }

        for (var scope = CurrentDisposeScope; scope is not null; scope = scope.OuterScope)
        {
            if (scope.OuterScope == leaving)
            {
                scope.OuterScope = leaving.OuterScope;
                return;
            }
        }
    }
}
