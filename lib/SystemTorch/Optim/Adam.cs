using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam, as PyTorch computes it; weight decay is added to the gradient.</summary>
public partial class Adam : OptimizerHelper, IBetas
{
    public Adam(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this(
            new Modules.ParamGroup[] { new ParamGroup { Parameters = parameters } }, lr, beta1, beta2, eps, weight_decay,
            amsgrad, maximize)
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a decay rate not below one.</exception>
    public Adam(
        IEnumerable<Modules.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        }.Validated();
        AddGroups(parameters);
    }

    public (double, double) Betas
    {
        get => ((Options)_defaults).Betas;
        set => ((Options)_defaults).Betas = value;
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
        group => Step(group, _state, decoupled: false), closure);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);

    /// <param name="group">Parameters and their settings.</param>
    /// <param name="states">What is remembered about them.</param>
    /// <param name="decoupled">Shrink the parameters by the weight decay instead of adding it to the gradient.</param>
    internal static void Step(Modules.ParamGroup group, Utils.OrderedDict<IntPtr, OptimizerState> states, bool decoupled)
    {
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is { } gradient)
            {
                Step(parameter, gradient, (State)states[parameter.Handle], (Options)group.Options, group.LearningRate, decoupled);
            }
        }
    }

    private static void Step(
        Parameter parameter, Tensor gradient, State state, Options options, double rate, bool decoupled)
    {
        var (beta1, beta2) = options.Betas;
        var decay = options.weight_decay ?? 0;
        gradient = options.maximize == true ? -gradient : gradient;
        if (decay != 0 && decoupled)
        {
            parameter.mul_(1 - (rate * decay));
        }
        else if (decay != 0)
        {
            gradient = gradient.add(parameter, decay);
        }

        state.step++;
        state.exp_avg!.mul_(beta1).add_(gradient, 1 - beta1);
        state.exp_avg_sq!.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        var second = state.exp_avg_sq;
        if (options.amsgrad == true)
        {
            state.max_exp_avg_sq!.copy_(maximum(state.max_exp_avg_sq, state.exp_avg_sq));
            second = state.max_exp_avg_sq;
        }

        var divisor = second.sqrt().div_(Math.Sqrt(1 - Math.Pow(beta2, state.step))).add_(options.eps ?? 0);
        parameter.addcdiv_(state.exp_avg, divisor, -rate / (1 - Math.Pow(beta1, state.step)));
    }
}
