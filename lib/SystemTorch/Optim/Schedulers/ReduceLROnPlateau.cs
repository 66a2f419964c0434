namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor when a measure has not improved for a while.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smallerIsBetter;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly double _threshold;
                    private readonly int _cooldown;
                    private readonly double[] _minimumRates;
                    private readonly double _eps;
                    private double _best;
                    private int _badEpochs;
                    private int _cooldownLeft;

                    /// <exception cref="ArgumentException">A mode is unknown, or the factor is not below one.</exception>
                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8,
                        bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        _smallerIsBetter = Choice(mode, "min", "max", nameof(mode));
                        _relative = Choice(threshold_mode, "rel", "abs", nameof(threshold_mode));
                        _factor = factor < 1 ? factor : throw new ArgumentException($"The factor must be below 1, not {factor}.", nameof(factor));
                        _patience = patience;
                        _threshold = threshold;
                        _cooldown = cooldown;
                        _minimumRates = PerGroup(min_lr ?? [0]);
                        _eps = eps;
                        _best = _smallerIsBetter ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <exception cref="InvalidOperationException">Always: this scheduler needs its measure.</exception>
                    public override void step() => throw NeedsMeasure();

                    /// <exception cref="InvalidOperationException">Always: this scheduler needs its measure.</exception>
                    public override void step(int? epoch) => throw NeedsMeasure();

                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        var better = IsBetter(current);
                        _best = better ? current : _best;
                        _badEpochs = better ? 0 : _badEpochs + 1;
                        if (_cooldownLeft > 0)
                        {
                            _cooldownLeft--;
                            _badEpochs = 0;
                        }

                        if (_badEpochs > _patience)
                        {
                            SetRates([.. CurrentRates.Zip(_minimumRates, Reduced)]);
                            _cooldownLeft = _cooldown;
                            _badEpochs = 0;
                        }
                    }

                    private static InvalidOperationException NeedsMeasure() =>
                        new("ReduceLROnPlateau decides by a measure: call step(double current).");

                    private static bool Choice(string value, string yes, string no, string name)
                    {
                        ArgumentNullException.ThrowIfNull(value, name);
                        return value == yes || (value == no
                            ? false
                            : throw new ArgumentException($"{name} is '{value}'; expected '{yes}' or '{no}'.", name));
                    }

                    private double Reduced(double rate, double minimum)
                    {
                        var reduced = Math.Max(rate * _factor, minimum);
                        return rate - reduced > _eps ? reduced : rate;
                    }

                    private bool IsBetter(double current)
                    {
                        var sign = _smallerIsBetter ? -1 : 1;
                        var bar = _relative ? _best * (1 + (sign * _threshold)) : _best + (sign * _threshold);
                        return _smallerIsBetter ? current < bar : current > bar;
                    }
                }
            }
        }
    }
}
