using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>The settings of one step of SGD, laid out as the native library reads them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct SgdSettings(
    double rate, double momentum, double dampening, double weightDecay, bool nesterov, bool maximize)
{
    public readonly double Rate = rate;
    public readonly double Momentum = momentum;
    public readonly double Dampening = dampening;
    public readonly double WeightDecay = weightDecay;
    public readonly int Nesterov = nesterov ? 1 : 0;
    public readonly int Maximize = maximize ? 1 : 0;
}
