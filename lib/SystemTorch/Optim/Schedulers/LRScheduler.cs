namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Changes the learning rates of an optimizer from step to step. Schedulers are chainable: each multiplies the
            /// rate that it finds, unless an epoch is given, which asks for its closed form.
            /// </summary>
            public abstract class LRScheduler
            {
                protected int _step_count;

                internal Optimizer _optimizer = null!;
                internal int _last_epoch = -1;

                private readonly bool _verbose;

                protected LRScheduler()
                {
                }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _verbose = verbose;
                    BaseRates = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    LastRates = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                /// <summary>The rates that the groups started with.</summary>
                internal List<double> BaseRates { get; private protected set; } = [];

                private protected List<double> LastRates { get; set; } = [];

                private protected IEnumerable<double> CurrentRates => _optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>The rates that the last step set.</summary>
                public IEnumerable<double> get_last_lr() => LastRates;

                public virtual void step() => step(null);

                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    SetRates([.. epoch is null ? get_lr() : get_closed_form_lr()]);
                }

                public virtual void step(double current, int? epoch = null) => step(epoch);

                protected virtual IEnumerable<double> get_lr() => CurrentRates;

                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>A number for each group of parameters; one number stands for all.</summary>
                private protected double[] PerGroup(IEnumerable<double> values)
                {
                    ArgumentNullException.ThrowIfNull(values);
                    double[] given = [.. values];
                    return given.Length == 1 ? [.. Enumerable.Repeat(given[0], BaseRates.Count)]
                        : given.Length == BaseRates.Count ? given
                        : throw new ArgumentException(
                            $"{given.Length} values were given for {BaseRates.Count} groups of parameters: give one for each, or one for all.");
                }

                private protected void SetRates(List<double> rates)
                {
                    foreach (var (group, rate) in _optimizer.ParamGroups.Zip(rates))
                    {
                        if (_verbose && group.LearningRate != rate)
                        {
                            Console.WriteLine($"Adjusting learning rate to {rate}");
                        }

                        group.LearningRate = rate;
                    }

                    LastRates = rates;
                }
            }
        }
    }
}
