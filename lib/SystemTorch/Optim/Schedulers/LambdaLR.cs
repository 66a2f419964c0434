namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The first rate times a function of the step.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _lambdas;

                    public LambdaLR(
                        Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(lr_lambdas);
                        _lambdas = [.. lr_lambdas];
                        if (_lambdas.Length != BaseRates.Count)
                        {
                            throw new ArgumentException(
                                $"{_lambdas.Length} functions were given for {BaseRates.Count} groups of parameters: give one for each.",
                                nameof(lr_lambdas));
                        }

                        step();
                    }

                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(lr_lambda);
                        _lambdas = [.. BaseRates.Select(_ => lr_lambda)];
                        step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        BaseRates.Zip(_lambdas, (rate, lambda) => rate * lambda(_last_epoch));
                }
            }
        }
    }
}
