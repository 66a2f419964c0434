namespace TorchSharp;

/// <summary>Switches gradient recording on its thread, and back when disposed.</summary>
internal sealed class GradMode : IDisposable
{
    private readonly bool _before = IsEnabled;

    public GradMode(bool enabled) => NativeMethods.st_set_grad_mode(enabled ? 1 : 0);

    public static bool IsEnabled => NativeMethods.st_grad_mode() != 0;

    public void Dispose() => NativeMethods.st_set_grad_mode(_before ? 1 : 0);
}
