namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One cycle for the whole training: up to a maximum, then far down; momentum goes the other way.</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _totalSteps;
                    private readonly double[] _maximumRates;
                    private readonly double[] _firstRates;
                    private readonly double[] _lastRates;
                    private readonly double[] _baseMomenta;
                    private readonly double[] _maximumMomenta;
                    private readonly double[] _phaseEnds;
                    private readonly bool _cosine;
                    private readonly bool _cycleMomentum;

                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, [max_lr], total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                            [base_momentum], [max_momentum], div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <exception cref="ArgumentException">The number of steps is not given, or there is no momentum to cycle.</exception>
                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1,
                        int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos,
                        bool cycle_momentum = true, IEnumerable<double>? base_momentum = null,
                        IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4,
                        bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(max_lr);
                        _totalSteps = TotalSteps(total_steps, epochs, steps_per_epoch);
                        _maximumRates = PerGroup(max_lr);
                        _firstRates = [.. _maximumRates.Select(rate => rate / div_factor)];
                        _lastRates = [.. _firstRates.Select(rate => rate / final_div_factor)];
                        _baseMomenta = PerGroup(base_momentum ?? [0.85]);
                        _maximumMomenta = PerGroup(max_momentum ?? [0.95]);
                        var rise = (pct_start * _totalSteps) - 1;
                        _phaseEnds = three_phase
                            ? [rise, (2 * pct_start * _totalSteps) - 2, _totalSteps - 1]
                            : [rise, _totalSteps - 1];
                        _cosine = EnumGuard.Defined(anneal_strategy) == AnnealStrategy.Cos;
                        _cycleMomentum = cycle_momentum;
                        if (pct_start is < 0 or > 1)
                        {
                            throw new ArgumentException($"pct_start is a share between 0 and 1, not {pct_start}.", nameof(pct_start));
                        }

                        if (cycle_momentum)
                        {
                            MomentumOfGroup.Require(optimizer);
                        }

                        step();
                    }

                    /// <summary>How values go from one to another: by half a cosine, or in a line.</summary>
                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch >= _totalSteps)
                        {
                            throw new InvalidOperationException(
                                $"OneCycleLR was made for {_totalSteps} steps; this is step {_last_epoch + 1}.");
                        }

                        var phase = Array.FindIndex(_phaseEnds, end => _last_epoch <= end);
                        var start = phase == 0 ? 0 : _phaseEnds[phase - 1];
                        var part = (_last_epoch - start) / (_phaseEnds[phase] - start);
                        var rates = new List<double>();
                        foreach (var (i, group) in _optimizer.ParamGroups.Index())
                        {
                            double[] stops = _phaseEnds.Length == 3
                                ? [_firstRates[i], _maximumRates[i], _firstRates[i], _lastRates[i]]
                                : [_firstRates[i], _maximumRates[i], _lastRates[i]];
                            double[] momenta = [_maximumMomenta[i], _baseMomenta[i], _maximumMomenta[i], _maximumMomenta[i]];
                            rates.Add(Between(stops[phase], stops[phase + 1], part));
                            if (_cycleMomentum)
                            {
                                MomentumOfGroup.Set(group, Between(momenta[phase], momenta[phase + 1], part));
                            }
                        }

                        return rates;
                    }

                    private static int TotalSteps(int total, int epochs, int stepsPerEpoch) =>
                        total > 0 ? total
                        : epochs > 0 && stepsPerEpoch > 0 ? epochs * stepsPerEpoch
                        : throw new ArgumentException(
                            $"OneCycleLR needs total_steps, or epochs and steps_per_epoch; it got {total}, {epochs} and {stepsPerEpoch}.");

                    private double Between(double start, double end, double part) =>
                        _cosine ? end + ((start - end) / 2 * (1 + Math.Cos(Math.PI * part))) : start + ((end - start) * part);
                }
            }
        }
    }
}
