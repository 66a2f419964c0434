using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalization of vectors or sequences, [N, C] or [N, C, L].</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim is not (2 or 3))
        {
            throw new ArgumentException(
                $"BatchNorm1d was given a tensor of shape [{string.Join(", ", input.shape)}]; expected [N, C] or [N, C, L].");
        }
    }
}
