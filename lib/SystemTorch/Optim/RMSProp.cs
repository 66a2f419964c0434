using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSprop, as PyTorch computes it: gradients divided by the root of their mean square.</summary>
public partial class RMSProp : OptimizerHelper, IMomentum
{
    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8,
        double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this(
            new Modules.ParamGroup[] { new ParamGroup { Parameters = parameters } }, lr, alpha, eps, weight_decay, momentum,
            centered, maximize)
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">A setting is negative.</exception>
    public RMSProp(
        IEnumerable<Modules.ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8,
        double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
        AddGroups(parameters);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum ?? 0;
        set => ((Options)_defaults).momentum = value;
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = OptionsOf<Options>(param_group);
        options.Complete((Options)_defaults);
        base.add_param_group(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = new State(parameter);
            state.Initialize(options);
            _state[parameter.Handle] = state;
        }
    }

    public override Tensor step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(
        group =>
        {
            foreach (var parameter in group.Parameters)
            {
                if (parameter.grad is { } gradient)
                {
                    Step(parameter, gradient, (State)_state[parameter.Handle], (Options)group.Options, group.LearningRate);
                }
            }
        },
        closure);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);

    private static void Step(Parameter parameter, Tensor gradient, State state, Options options, double rate)
    {
        var (alpha, decay, momentum) = (options.alpha ?? 0, options.weight_decay ?? 0, options.momentum ?? 0);
        gradient = options.maximize == true ? -gradient : gradient;
        gradient = decay == 0 ? gradient : gradient.add(parameter, decay);
        state.step++;
        state.square_avg!.mul_(alpha).addcmul_(gradient, gradient, 1 - alpha);
        var square = state.square_avg;
        if (options.centered == true)
        {
            state.grad_avg!.mul_(alpha).add_(gradient, 1 - alpha);
            square = square.addcmul(state.grad_avg, state.grad_avg, -1);
        }

        var divisor = square.sqrt().add_(options.eps ?? 0);
        if (momentum > 0)
        {
            state.momentum_buffer!.mul_(momentum).addcdiv_(gradient, divisor);
            parameter.add_(state.momentum_buffer, -rate);
        }
        else
        {
            parameter.addcdiv_(gradient, divisor, -rate);
        }
    }
}
