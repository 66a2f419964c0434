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

    /// <summary>How much has been added since the last reading.</summary>
    internal MeterCount Count => new(_steps, _images);

    /// <summary>Whether the losses since the last reading are finite; true where there is none.</summary>
    internal bool IsFinite => float.IsFinite(_lossSum.item<float>());

    /// <summary>Adds one step.</summary>
    /// <param name="outcome">What the step computed.</param>
    internal void Add(StepOutcome outcome)
    {
        _lossSum.add_(outcome.Loss);
        _wrong.add_(outcome.Wrong);
        _steps++;
        _images += outcome.Images;
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

    /// <summary>The sums under two names, for a checkpoint.</summary>
    internal IEnumerable<(string Name, Tensor Value)> Sums(string prefix) => [(prefix + "loss", _lossSum), (prefix + "wrong", _wrong)];

    /// <summary>Takes up sums and counts where a checkpoint left them.</summary>
    internal void Restore(IReadOnlyDictionary<string, Tensor> tensors, string prefix, MeterCount count)
    {
        using var scope = NewDisposeScope();
        _lossSum.copy_(tensors[prefix + "loss"]);
        _wrong.copy_(tensors[prefix + "wrong"]);
        (_steps, _images) = (count.Steps, count.Images);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lossSum.Dispose();
        _wrong.Dispose();
    }
}
