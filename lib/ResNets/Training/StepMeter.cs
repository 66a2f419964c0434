using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>
/// Sums losses and wrong answers on the device, so that a step never waits for a number to come back; reading is once a
/// report.
/// </summary>
internal sealed class StepMeter : IDisposable
{
    private readonly Tensor _lossSum;
    private readonly Tensor _wrong;
    private int _steps;
    private int _images;

    internal StepMeter(Device device)
    {
        _lossSum = zeros(1, device: device).DetachFromDisposeScope();
        _wrong = zeros(1, dtype: ScalarType.Int64, device: device).DetachFromDisposeScope();
    }

    /// <summary>Adds one step.</summary>
    /// <param name="loss">The mean loss of the batch, a scalar.</param>
    /// <param name="logits">[N, classes].</param>
    /// <param name="labels">[N].</param>
    internal void Add(Tensor loss, Tensor logits, Tensor labels)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        _lossSum.add_(loss);
        _wrong.add_(logits.argmax(1).ne(labels).sum());
        _steps++;
        _images += (int)labels.shape[0];
    }

    /// <summary>The mean loss, the error in percent and the number of images since the reading before; starts anew.</summary>
    internal StepReading Read()
    {
        var result = new StepReading(_lossSum.item<float>() / (double)_steps, 100.0 * _wrong.item<long>() / _images, _images);
        using var scope = NewDisposeScope();
        _lossSum.zero_();
        _wrong.zero_();
        (_steps, _images) = (0, 0);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lossSum.Dispose();
        _wrong.Dispose();
    }
}
