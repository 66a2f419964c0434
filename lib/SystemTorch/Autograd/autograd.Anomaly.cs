namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Looks for errors in backward passes until the result is disposed.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
