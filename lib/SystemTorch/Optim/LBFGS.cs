using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// Limited-memory BFGS without a line search, as PyTorch computes it: steps along the negative gradient, bent by what the last
/// steps and their changes of the gradient say about the curvature.
/// </summary>
public class LBFGS : Optimizer, ILearningRateController
{
    private const double LeastCurvature = 1e-10;

    private readonly ParamGroup _group;
    private readonly long _iterations;
    private readonly long _evaluations;
    private readonly double _smallestGradient;
    private readonly double _smallestChange;
    private readonly CurvatureHistory _history;
    private Tensor? _direction;
    private Tensor? _gradientBefore;
    private double _length;

    internal LBFGS(
        IEnumerable<Parameter> parameters, double lr, long max_iter, long max_eval, double tolerange_grad, double tolerance_change,
        long history_size)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfLessThan(history_size, 1);
        _group = new ParamGroup
        {
            Parameters = [.. parameters],
            Options = new OptimizerOptions { LearningRate = lr, InitialLearningRate = lr },
        };
        add_param_group(_group);
        RequireSome();
        (_iterations, _evaluations) = (max_iter, max_eval);
        (_smallestGradient, _smallestChange) = (tolerange_grad, tolerance_change);
        _history = new CurvatureHistory(history_size);
    }

    public double LearningRate
    {
        get => _group.LearningRate;
        set => _group.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => _group.InitialLearningRate;
        set => _group.InitialLearningRate = value;
    }

    /// <summary>One step: up to <c>max_iter</c> updates, with the closure called after each.</summary>
    /// <param name="closure">Clears the gradients, computes the loss and its gradients, and returns the loss.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentNullException">There is no closure.</exception>
    public override Tensor step(Func<Tensor>? closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        RequireAlive();
        using var mode = no_grad();
        var first = Evaluate(closure);
        using var scope = NewDisposeScope();
        var (loss, evaluations, gradient) = (first.ToDouble(), 1L, Gradient());
        for (var iteration = 1L; iteration <= _iterations && !IsFlat(gradient); iteration++)
        {
            Turn(gradient);
            if ((gradient * _direction!).sum().ToDouble() > -_smallestChange)
            {
                break;
            }

            var lossBefore = loss;
            Move();
            if (iteration == _iterations)
            {
                break;
            }

            using (var again = Evaluate(closure))
            {
                loss = again.ToDouble();
            }

            evaluations++;
            gradient = Gradient();
            var change = (_direction! * _length).abs().max().ToDouble();
            if (evaluations >= _evaluations || change <= _smallestChange || Math.Abs(loss - lossBefore) < _smallestChange)
            {
                break;
            }
        }

        return first;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _direction?.Dispose();
            _gradientBefore?.Dispose();
            _history.Dispose();
        }

        base.Dispose(disposing);
    }

    private static Tensor Evaluate(Func<Tensor> closure)
    {
        using var recording = enable_grad();
        return closure();
    }

    private bool IsFlat(Tensor gradient) => gradient.abs().max().ToDouble() <= _smallestGradient;

    /// <summary>Finds direction and length of the next update.</summary>
    private void Turn(Tensor gradient)
    {
        var isFirst = _gradientBefore is null;
        if (!isFirst)
        {
            var (change, update) = (gradient - _gradientBefore!, _direction! * _length);
            if ((change * update).sum().ToDouble() > LeastCurvature)
            {
                _history.Add(update, change);
            }
        }

        Keep(ref _direction, _history.Bend(-gradient));
        Keep(ref _gradientBefore, gradient.clone());
        _length = (isFirst ? Math.Min(1, 1 / gradient.abs().sum().ToDouble()) : 1) * LearningRate;
    }

    private void Move()
    {
        long offset = 0;
        foreach (var parameter in parameters())
        {
            parameter.add_(_direction!.narrow(0, offset, parameter.numel()).view_as(parameter), _length);
            offset += parameter.numel();
        }
    }

    private Tensor Gradient() => cat(
        [.. parameters().Select(parameter => parameter.grad is { } gradient ? gradient.reshape(-1) : zeros_like(parameter).reshape(-1))]);

    private static void Keep(ref Tensor? place, Tensor value)
    {
        place?.Dispose();
        place = value.DetachFromDisposeScope();
    }
}
