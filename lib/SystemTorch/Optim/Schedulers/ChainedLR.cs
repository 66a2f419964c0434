namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Several schedulers at once: their factors multiply.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;

                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                    {
                        ArgumentNullException.ThrowIfNull(schedulers);
                        _schedulers = [.. schedulers];
                        if (_schedulers.Length == 0)
                        {
                            throw new ArgumentException("ChainedLR chains schedulers: give at least one.", nameof(schedulers));
                        }

                        _optimizer = _schedulers[0]._optimizer;
                        LastRates = [.. CurrentRates];
                    }

                    public override void step()
                    {
                        foreach (var scheduler in _schedulers)
                        {
                            scheduler.step();
                        }

                        LastRates = [.. CurrentRates];
                    }

                    public override void step(int? epoch)
                    {
                        foreach (var scheduler in _schedulers)
                        {
                            scheduler.step(epoch);
                        }

                        LastRates = [.. CurrentRates];
                    }
                }
            }
        }
    }
}
