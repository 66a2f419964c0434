namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A factor for the first steps.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _totalIters;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = factor;
                        _totalIters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var change = _last_epoch == 0 ? _factor : _last_epoch == _totalIters ? 1 / _factor : 1;
                        return CurrentRates.Select(rate => rate * change);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => rate * (_last_epoch >= _totalIters ? 1 : _factor));
                }
            }
        }
    }
}
