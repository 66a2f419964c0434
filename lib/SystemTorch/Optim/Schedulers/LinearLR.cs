namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A factor that goes from one value to another in so many steps.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _totalIters;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _start = start_factor;
                        _end = end_factor;
                        _totalIters = total_iters;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var change = _last_epoch == 0 ? _start
                            : _last_epoch > _totalIters ? 1
                            : Factor(_last_epoch) / Factor(_last_epoch - 1);
                        return CurrentRates.Select(rate => rate * change);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates.Select(rate => rate * Factor(_last_epoch));

                    private double Factor(int epoch) =>
                        _start + ((_end - _start) * Math.Min(_totalIters, epoch) / _totalIters);
                }
            }
        }
    }
}
