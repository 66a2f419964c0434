using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalization of images, [N, C, H, W].</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim != 4)
        {
            throw new ArgumentException(
                $"BatchNorm2d was given a tensor of shape [{string.Join(", ", input.shape)}]; expected [N, C, H, W].");
        }
    }
}
