using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What normalizations by running statistics share: scale and shift, running mean and variance.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    [ComponentName(Name = nameof(running_mean))]
    private Tensor? _runningMean;

    [ComponentName(Name = nameof(running_var))]
    private Tensor? _runningVar;

    [ComponentName(Name = nameof(num_batches_tracked))]
    private Tensor? _numBatchesTracked;

    public NormBase(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
        ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = new Parameter(ones(num_features, dtype, device));
            bias = new Parameter(zeros(num_features, dtype, device));
        }

        if (track_running_stats)
        {
            running_mean = zeros(num_features, dtype, device);
            running_var = ones(num_features, dtype, device);
            num_batches_tracked = tensor(0L, device: device);
        }
    }

    public Parameter? bias
    {
        get => _bias;
        set => ReplaceParameter(ref _bias, value, nameof(bias));
    }

    public Parameter weight
    {
        get => _weight!;
        set => ReplaceParameter(ref _weight, value, nameof(weight));
    }

    public Tensor? running_mean
    {
        get => _runningMean;
        set => ReplaceBuffer(ref _runningMean, value, nameof(running_mean));
    }

    public Tensor? running_var
    {
        get => _runningVar;
        set => ReplaceBuffer(ref _runningVar, value, nameof(running_var));
    }

    public Tensor? num_batches_tracked
    {
        get => _numBatchesTracked;
        set => ReplaceBuffer(ref _numBatchesTracked, value, nameof(num_batches_tracked));
    }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>How far running statistics move towards the batch's; null: their plain average over all batches.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public void reset_parameters()
    {
        reset_running_stats();
        if (affine)
        {
            nn.init.ones_(weight);
            nn.init.zeros_(bias!);
        }
    }

    public void reset_running_stats()
    {
        if (track_running_stats)
        {
            Ops.Zero.Invoke(running_mean);
            Ops.Fill.Invoke(running_var, 1);
            Ops.Zero.Invoke(num_batches_tracked);
        }
    }

    /// <exception cref="ArgumentException">The input has the wrong number of dimensions.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);
}
