namespace TorchSharp;

/// <summary>Enters inference mode on its thread, and leaves it when disposed.</summary>
internal sealed class InferenceMode : IDisposable
{
    private nint _guard;

    public InferenceMode(bool enabled) =>
        NativeError.Check(NativeMethods.st_inference_mode_enter(enabled ? 1 : 0, out _guard));

    public static bool IsEnabled => NativeMethods.st_inference_mode() != 0;

    public void Dispose()
    {
        if (_guard != 0)
        {
            NativeMethods.st_inference_mode_leave(_guard);
            _guard = 0;
        }
    }
}
