using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A managed name of a native tensor. Several can name the same one; the memory goes when the last name is disposed
    /// and no graph, view or module holds it.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long s_totalCount;
        private static long s_peakCount;

        private nint _handle;

        internal Tensor(nint handle)
        {
            _handle = handle;
            CountCreated();
            OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>How many tensors with a native handle there are, on all threads.</summary>
        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        /// <summary>The most that there ever were.</summary>
        public static long PeakCount => Interlocked.Read(ref s_peakCount);

        /// <summary>A name for error messages and logs.</summary>
        public string? name { get; set; }

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => _handle == 0;

        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public IntPtr Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => _handle != 0 ? _handle : ThrowDisposed();
        }

        internal DisposeScope? OwningDisposeScope { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Lets go of the native tensor without freeing it.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            var handle = Handle;
            LeaveScope();
            _handle = 0;
            Interlocked.Decrement(ref s_totalCount);
            return handle;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of every scope: it lives until it is disposed or collected.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Moves the tensor to the scope that <paramref name="other"/> is in.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningDisposeScope);
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } scope)
            {
                scope.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

        /// <summary>Gives the native tensor, and the place in a scope, to another object that is being constructed.</summary>
        internal nint MoveHandle()
        {
            var handle = Handle;
            _handle = 0;
            LeaveScope();
            Interlocked.Decrement(ref s_totalCount);
            return handle;
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
            {
                return;
            }

            if (disposing)
            {
                DisposeScopeManager.ThreadSingleton.CountDisposed(this);
                LeaveScope();
            }

            NativeMethods.st_tensor_free(handle);
            Interlocked.Decrement(ref s_totalCount);
        }

        private static void CountCreated()
        {
            var total = Interlocked.Increment(ref s_totalCount);
            for (var peak = Interlocked.Read(ref s_peakCount); total > peak;)
            {
                var seen = Interlocked.CompareExchange(ref s_peakCount, total, peak);
                if (seen == peak)
                {
                    return;
                }

                peak = seen;
            }
        }

        private void LeaveScope()
        {
            OwningDisposeScope?.Forget(this);
            OwningDisposeScope = null;
        }

        private nint ThrowDisposed() => throw new InvalidOperationException(
            $"Tensor invalid -- empty handle: the tensor{(name is null ? "" : $" '{name}'")} was disposed, by itself or with " +
            "its dispose scope; keep it with MoveToOuterDisposeScope() or DetachFromDisposeScope().");
    }
}
