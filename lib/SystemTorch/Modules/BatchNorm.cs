using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalization: every channel to mean 0 and variance 1 over the batch, then scaled and shifted.</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <exception cref="ArgumentException">The shape does not fit, or the batch has one value per channel.</exception>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var byBatch = training || running_mean is null || running_var is null;
        if (byBatch)
        {
            nn.functional.RequireSeveralValuesPerChannel(input);
        }

        var factor = momentum ?? 0;
        if (training && num_batches_tracked is { } batches)
        {
            Ops.AddScalarInPlace.Invoke(batches, 1, 1);
            factor = momentum ?? 1.0 / (long)batches;
        }

        var track = !training || track_running_stats;
        return nn.functional.batch_norm(
            input, track ? running_mean : null, track ? running_var : null, affine ? weight : null, bias, byBatch, factor, eps);
    }
}
