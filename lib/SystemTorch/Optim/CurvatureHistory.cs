using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The last updates of <see cref="LBFGS"/> and what they changed about the gradient: an inverse Hessian in products.</summary>
/// <param name="size">How many updates are remembered.</param>
internal sealed class CurvatureHistory(long size) : IDisposable
{
    private readonly List<(Tensor Update, Tensor Change, Tensor InverseProduct)> _entries = [];

    /// <summary>Remembers an update and forgets the oldest when there are too many.</summary>
    /// <param name="update">What the parameters were changed by, [n].</param>
    /// <param name="change">What the gradient changed by, [n].</param>
    public void Add(Tensor update, Tensor change)
    {
        if (_entries.Count == size)
        {
            Free(_entries[0]);
            _entries.RemoveAt(0);
        }

        _entries.Add((
            update.DetachFromDisposeScope(), change.DetachFromDisposeScope(), (1 / (change * update).sum()).DetachFromDisposeScope()));
    }

    /// <summary>The inverse Hessian times a vector, by the two loops of L-BFGS.</summary>
    /// <param name="vector">[n]</param>
    /// <returns>[n], in the caller's dispose scope.</returns>
    public Tensor Bend(Tensor vector)
    {
        var result = vector.clone();
        var shares = new Tensor[_entries.Count];
        for (var i = _entries.Count - 1; i >= 0; i--)
        {
            var (update, change, inverse) = _entries[i];
            shares[i] = (update * result).sum() * inverse;
            result = result - (change * shares[i]);
        }

        if (_entries is [.., var (lastUpdate, lastChange, _)])
        {
            result = result * ((lastChange * lastUpdate).sum() / (lastChange * lastChange).sum());
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            var (update, change, inverse) = _entries[i];
            result = result + (update * (shares[i] - ((change * result).sum() * inverse)));
        }

        return result;
    }

    public void Dispose()
    {
        _entries.ForEach(Free);
        _entries.Clear();
    }

    private static void Free((Tensor Update, Tensor Change, Tensor InverseProduct) entry)
    {
        entry.Update.Dispose();
        entry.Change.Dispose();
        entry.InverseProduct.Dispose();
    }
}
