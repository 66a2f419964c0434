using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>What one step computed, still on the device.</summary>
/// <param name="Loss">The mean loss of the step's images, a scalar.</param>
/// <param name="Wrong">How many of them were answered wrongly, a scalar.</param>
/// <param name="Images">How many there were.</param>
public readonly record struct StepOutcome(Tensor Loss, Tensor Wrong, int Images);
