using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A managed name of a native tensor. Several can name the same one; the memory goes when the last name is disposed
    /// and no graph, view or module holds it. Any thread may dispose it at any time: a call that uses it on another
    /// thread ends first.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long s_totalCount;
        private static long s_peakCount;

        private const int Disposed = 1;
        private const int Use = 2;

        private nint _handle;

        /// <summary>How many calls use the handle now, doubled; odd once the tensor was disposed.</summary>
        private int _uses;

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
        public bool IsInvalid => (Volatile.Read(ref _uses) & Disposed) != 0;

        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        public IntPtr Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => IsInvalid ? ThrowDisposed() : _handle;
        }

        internal DisposeScope? OwningDisposeScope { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Lets go of the native tensor without freeing it.</summary>
        public IntPtr DecoupleFromNativeHandle() => MoveHandle();

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
            var handle = Retain();
            if (End())
            {
                LeaveScope();
            }

            return handle;
        }

        /// <summary>Another reference to the native tensor, for the caller to free.</summary>
        internal nint Retain()
        {
            using var held = new Held(this);
            return NativeMethods.st_tensor_retain(held.Handle);
        }

        /// <summary>Begins a use of the native tensor, which is not freed before <see cref="Leave"/>.</summary>
        /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal nint Enter()
        {
            if ((Interlocked.Add(ref _uses, Use) & Disposed) == 0)
            {
                return _handle;
            }

            Leave();
            return ThrowDisposed();
        }

        /// <summary>Ends a use; the last one after a disposal frees the native tensor.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Leave()
        {
            if (Interlocked.Add(ref _uses, -Use) == Disposed)
            {
                Free();
            }
        }

        protected virtual void Dispose(bool disposing)
        {
            if (End() && disposing)
            {
                DisposeScopeManager.ThreadSingleton.CountDisposed(this);
                LeaveScope();
            }
        }

        /// <summary>Marks the tensor as disposed, and frees it where no call uses it.</summary>
        /// <returns>False where it was disposed before, or never got a handle.</returns>
        private bool End()
        {
            if (_handle == 0)
            {
                return false;
            }

            var before = Interlocked.Or(ref _uses, Disposed);
            if ((before & Disposed) != 0)
            {
                return false;
            }

            Interlocked.Decrement(ref s_totalCount);
            if (before == 0)
            {
                Free();
            }

            return true;
        }

        private void Free()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
            {
                NativeMethods.st_tensor_free(handle);
            }
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
