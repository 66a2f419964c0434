namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A source of random numbers with a state of its own. Its memory, some kilobytes, is freed when it is collected and
    /// no call can be using it.
    /// </summary>
    public class Generator : IDisposable
    {
        private readonly Native _native;
        private bool _disposed;

        /// <summary>A generator started from <paramref name="seed"/>.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            NativeError.Check(NativeMethods.st_generator_new((int)this.device.type, this.device.index, seed, out var handle));
            _native = new Native(handle);
        }

        private Generator(Device device, nint handle)
        {
            this.device = device;
            _native = new Native(handle);
        }

        /// <summary>The generator of random operators that are given none, on the CPU.</summary>
        public static Generator Default => Of(CPU);

        /// <exception cref="InvalidOperationException">The generator was disposed.</exception>
        public IntPtr Handle => !_disposed ? _native.Handle : throw new InvalidOperationException(
            "The generator was disposed; keep it as long as random tensors are drawn from it.");

        public Device device { get; }

        /// <summary>The whole state, a byte tensor.</summary>
        public Tensor get_state()
        {
            NativeError.Check(NativeMethods.st_generator_state(Handle, out var state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            using var held = new Held(value);
            NativeError.Check(NativeMethods.st_generator_set_state(Handle, held.Handle));
            GC.KeepAlive(this);
        }

        public Generator manual_seed(long seed)
        {
            NativeError.Check(NativeMethods.st_generator_set_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Starts from a seed of the system's entropy, and returns it.</summary>
        public long seed()
        {
            NativeError.Check(NativeMethods.st_generator_reseed(Handle, out var seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        public long initial_seed()
        {
            NativeError.Check(NativeMethods.st_generator_seed(Handle, out var seed));
            GC.KeepAlive(this);
            return (long)seed;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        internal static Generator Of(Device device)
        {
            NativeError.Check(NativeMethods.st_generator_default((int)device.type, device.index, out var handle));
            return new Generator(device, handle);
        }

        protected virtual void Dispose(bool disposing) => _disposed = true;

        /// <summary>Frees the native generator when nothing refers to it any more.</summary>
        private sealed class Native(nint handle)
        {
            ~Native() => NativeMethods.st_generator_free(handle);

            public nint Handle => handle;
        }
    }
}
