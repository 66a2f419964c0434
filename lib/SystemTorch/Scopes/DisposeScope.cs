namespace TorchSharp;

/// <summary>
/// Owns the tensors that are made on its thread while it is the innermost scope, and disposes those that are still
/// its own when it is disposed.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _manager;
    private HashSet<IDisposable> _disposables = new(ReferenceEqualityComparer.Instance);
    private bool _disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        _manager = manager;
        OuterScope = outer;
    }

    public IReadOnlyList<IDisposable> DisposablesView => [.. Alive()];

    public int DisposablesCount => Alive().Count;

    internal DisposeScope? OuterScope { get; set; }

    public bool Contains(IDisposable disposable) => _disposables.Contains(disposable);

    /// <summary>Takes things into this scope, out of the one that they are in.</summary>
    /// <exception cref="InvalidOperationException">Something is not a tensor.</exception>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        Alive();
        var attached = disposables.ToList();
        foreach (var disposable in attached)
        {
            if (Adopt(disposable))
            {
                _manager.StatisticsInstance.TensorStatistics.AttachedToScopeCount++;
            }
        }

        return attached;
    }

    public void Attach(IDisposable disposable) => Attach([disposable]);

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes things out of this scope and of every other: they live until they are disposed.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        Alive();
        foreach (var disposable in disposables)
        {
            if (_disposables.Remove(disposable))
            {
                SetOwner(disposable, null);
                _manager.StatisticsInstance.TensorStatistics.DetachedFromScopeCount++;
            }
        }
    }

    /// <summary>Hands things over to the scope around this one; without one, they are detached.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Hands things over to another scope; null detaches them.</summary>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        Alive();
        if (scope is null)
        {
            Detach(disposables);
            return;
        }

        foreach (var disposable in disposables)
        {
            if (_disposables.Contains(disposable))
            {
                scope.Adopt(disposable);
            }
        }
    }

    /// <summary>Disposes what the scope owns now, but for <paramref name="inKeep"/>, which it goes on owning.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ArgumentNullException.ThrowIfNull(inKeep);
        var owned = Alive();
        _disposables = new(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in owned)
        {
            if (!_disposables.Contains(disposable))
            {
                disposable.Dispose();
            }
        }
    }

    public void DisposeEverything() => DisposeEverythingBut([]);

    /// <summary>Forgets something that was disposed already.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Alive().Remove(disposable);
        SetOwner(disposable, null);
    }

    /// <summary>Disposes what the scope owns and leaves it.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            DisposeEverything();
            _manager.Leave(this);
            _disposed = true;
        }
    }

    /// <summary>Detaches everything and hands it to the caller.</summary>
    internal IDisposable[] Release()
    {
        IDisposable[] owned = [.. Alive()];
        Detach(owned);
        return owned;
    }

    /// <summary>Takes in what was just made.</summary>
    internal void AddNew(torch.Tensor tensor) => _disposables.Add(tensor);

    /// <summary>
    /// Forgets a tensor that is being disposed. On another thread than the scope's it stays on the list, which only its
    /// own thread may write to; disposing it once more with the scope does nothing.
    /// </summary>
    internal void Forget(torch.Tensor tensor)
    {
        if (DisposeScopeManager.ThreadSingleton == _manager)
        {
            _disposables.Remove(tensor);
        }
    }

    /// <summary>Gives the place of one tensor to another that takes over its native handle.</summary>
    internal static void Replace(torch.Tensor original, torch.Tensor replacement)
    {
        if (original.OwningDisposeScope is { } scope)
        {
            scope._disposables.Remove(original);
            original.OwningDisposeScope = null;
            scope.Adopt(replacement);
        }
    }

    private static void SetOwner(IDisposable disposable, DisposeScope? owner)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningDisposeScope = owner;
        }
    }

    private bool Adopt(IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor)
        {
            throw new InvalidOperationException(
                $"A dispose scope owns tensors only, not a {disposable?.GetType().Name ?? "null"}.");
        }

        if (tensor.OwningDisposeScope == this)
        {
            return false;
        }

        tensor.OwningDisposeScope?._disposables.Remove(tensor);
        tensor.OwningDisposeScope = this;
        _disposables.Add(tensor);
        return true;
    }

    private HashSet<IDisposable> Alive()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _disposables;
    }
}
