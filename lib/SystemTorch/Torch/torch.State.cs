using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// PyTorch's top-level functions, by their names. They are the methods of <see cref="Tensor"/> with the tensor first,
/// and what concerns the process: seeds, threads, devices, scopes.
/// </summary>
public static partial class torch
{
    private static ScalarType s_defaultType = ScalarType.Float32;
    private static Device? s_defaultDevice;

    /// <summary>The version of libtorch that the native library was built against.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(NativeMethods.st_torch_version()) ?? "";

    /// <summary>The innermost dispose scope of this thread.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope;

    /// <summary>Opens a scope that disposes the tensors made in it, on this thread, when it is disposed.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    /// <summary>Runs an expression in a scope of its own and keeps only its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>Errors of native calls are thrown where they happen: nothing is left to check.</summary>
    public static void CheckForErrors()
    {
    }

    public static ScalarType get_default_dtype() => s_defaultType;

    /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
    public static void set_default_dtype(ScalarType dtype)
    {
        if (!dtype.IsFloatingPoint())
        {
            throw new ArgumentException($"The default type must be a floating-point type, not {dtype}.", nameof(dtype));
        }

        s_defaultType = dtype;
    }

    public static Device get_default_device() => s_defaultDevice ?? CPU;

    public static void set_default_device(Device device) => s_defaultDevice = InitializeDevice(NotNull(device));

    public static void set_default_device(string device) => set_default_device(new Device(device));

    /// <summary>The threads that one operator uses.</summary>
    public static int get_num_threads() => NativeMethods.st_threads();

    public static void set_num_threads(int num) => NativeError.Check(NativeMethods.st_set_threads(num));

    public static int get_num_interop_threads() => NativeMethods.st_interop_threads();

    public static void set_num_interop_threads(int num) => NativeError.Check(NativeMethods.st_set_interop_threads(num));

    public static bool is_tensor(object? obj) => obj is Tensor;

    public static long numel(Tensor input) => NotNull(input).numel();
}
