namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One scheduler after another; each milestone starts the next from its beginning.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    /// <exception cref="ArgumentException">
                    /// The milestones are not one fewer than the schedulers, or these have several optimizers.
                    /// </exception>
                    public SequentialLR(
                        Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        _schedulers = [.. schedulers];
                        _milestones = [.. milestones];
                        if (_schedulers.Any(scheduler => scheduler._optimizer != optimizer))
                        {
                            throw new ArgumentException("SequentialLR takes schedulers of its own optimizer only.", nameof(schedulers));
                        }

                        if (_milestones.Length != _schedulers.Length - 1)
                        {
                            throw new ArgumentException(
                                $"{_schedulers.Length} schedulers need {_schedulers.Length - 1} milestones, not {_milestones.Length}.",
                                nameof(milestones));
                        }

                        Restart(optimizer);
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var current = _milestones.Count(milestone => milestone <= _last_epoch);
                        if (current > 0 && _milestones[current - 1] == _last_epoch)
                        {
                            _schedulers[current].step(0);
                        }
                        else
                        {
                            _schedulers[current].step();
                        }

                        return CurrentRates;
                    }

                    /// <summary>Undoes the first steps that the schedulers made when they were constructed.</summary>
                    private void Restart(Optimizer optimizer)
                    {
                        foreach (var group in optimizer.ParamGroups)
                        {
                            group.LearningRate = group.InitialLearningRate;
                        }

                        foreach (var scheduler in _schedulers)
                        {
                            scheduler._last_epoch--;
                        }

                        _schedulers[0].step();
                        LastRates = [.. CurrentRates];
                    }
                }
            }
        }
    }
}
