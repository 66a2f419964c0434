namespace TorchSharp;

/// <summary>Switches the search for errors in backward passes, in the whole process, and back when disposed.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool _wasEnabled = IsEnabled;
    private readonly bool _checkedNaN = ShouldCheckNaN;

    /// <param name="enabled">Name the operator whose backward pass fails.</param>
    /// <param name="check_nan">Stop where a gradient is not a number.</param>
    public AnomalyMode(bool enabled, bool check_nan = true) => Set(enabled, check_nan);

    public static bool IsEnabled => NativeMethods.st_anomaly_mode() != 0;

    public static bool ShouldCheckNaN => NativeMethods.st_anomaly_checks_nan() != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Set(_wasEnabled, _checkedNaN);
        }
    }

    private static void Set(bool enabled, bool checkNaN) =>
        NativeMethods.st_set_anomaly_mode(enabled ? 1 : 0, checkNaN ? 1 : 0);
}
