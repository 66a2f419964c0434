namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up from a base rate to a maximum and down again, over and over; momentum goes the other way.</summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly double[] _maximumRates;
                    private readonly double[] _baseMomenta;
                    private readonly double[] _maximumMomenta;
                    private readonly double _total;
                    private readonly double _up;
                    private readonly bool _byCycle;
                    private readonly bool _cycleMomentum;
                    private readonly Func<double, double> _scale;

                    public CyclicLR(
                        Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1,
                        Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8,
                        double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(
                            optimizer, [base_lr], [max_lr], step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode,
                            cycle_momentum, [base_momentum], [max_momentum], last_epoch, verbose)
                    {
                    }

                    /// <exception cref="ArgumentException">The optimizer has no momentum to cycle, or the cycle no step up.</exception>
                    public CyclicLR(
                        Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000,
                        int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0,
                        Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1,
                        bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step_size_up);
                        BaseRates = [.. PerGroup(base_lr)];
                        _maximumRates = PerGroup(max_lr);
                        _baseMomenta = PerGroup(base_momentum ?? [0.8]);
                        _maximumMomenta = PerGroup(max_momentum ?? [0.9]);
                        _total = step_size_up + (step_size_down < 0 ? step_size_up : step_size_down);
                        _up = step_size_up / _total;
                        _byCycle = scale_fn is null ? mode != Mode.ExpRange : EnumGuard.Defined(scale_mode) == ScaleMode.Cycle;
                        _scale = scale_fn ?? Scale(mode, gamma);
                        _cycleMomentum = cycle_momentum;
                        if (cycle_momentum)
                        {
                            MomentumOfGroup.Require(optimizer);
                        }

                        step();
                    }

                    /// <summary>How the height of the cycles changes: not, by halves, or by a factor each step.</summary>
                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    /// <summary>What the scale is a function of: the number of the cycle, or of the step.</summary>
                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (_last_epoch / _total));
                        var position = 1 + (_last_epoch / _total) - cycle;
                        var height = position <= _up ? position / _up : (position - 1) / (_up - 1);
                        height *= _scale(_byCycle ? cycle : _last_epoch);
                        if (_cycleMomentum)
                        {
                            foreach (var (i, group) in _optimizer.ParamGroups.Index())
                            {
                                MomentumOfGroup.Set(group, _maximumMomenta[i] - ((_maximumMomenta[i] - _baseMomenta[i]) * height));
                            }
                        }

                        return BaseRates.Zip(_maximumRates, (low, high) => low + ((high - low) * height));
                    }

                    private static Func<double, double> Scale(Mode mode, double gamma) => mode switch
                    {
                        Mode.Triangular => _ => 1,
                        Mode.Triangular2 => cycle => Math.Pow(2, 1 - cycle),
                        Mode.ExpRange => step => Math.Pow(gamma, step),
                        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
                    };
                }
            }
        }
    }
}
