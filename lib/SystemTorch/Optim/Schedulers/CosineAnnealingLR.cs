namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Half a cosine from the first rate down to eta_min, and up again.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _minimum;

                    /// <exception cref="ArgumentOutOfRangeException"><paramref name="T_max"/> is not positive.</exception>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        _period = T_max;
                        _minimum = eta_min;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                        {
                            return CurrentRates;
                        }

                        // After the turning point the quotient below would divide by zero: the rate rises from its minimum.
                        if ((_last_epoch - 1 - _period) % (2 * _period) == 0)
                        {
                            var rise = (1 - Math.Cos(Math.PI / _period)) / 2;
                            return CurrentRates.Zip(BaseRates, (rate, first) => rate + ((first - _minimum) * rise));
                        }

                        var change = (1 + Math.Cos(Math.PI * _last_epoch / _period)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _period));
                        return CurrentRates.Select(rate => (change * (rate - _minimum)) + _minimum);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(first =>
                            _minimum + ((first - _minimum) * (1 + Math.Cos(Math.PI * _last_epoch / _period)) / 2));
                }
            }
        }
    }
}
