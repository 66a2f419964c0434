namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>(1 − step / total) to a power, down to zero.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly int _totalIters;
                    private readonly double _power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1.0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _totalIters = total_iters;
                        _power = power;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var change = _last_epoch == 0 || _last_epoch > _totalIters ? 1 : Factor(_last_epoch) / Factor(_last_epoch - 1);
                        return CurrentRates.Select(rate => rate * change);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => rate * Factor(_last_epoch));

                    private double Factor(int epoch) =>
                        Math.Pow(1 - (Math.Min(_totalIters, epoch) / (double)_totalIters), _power);
                }
            }
        }
    }
}
