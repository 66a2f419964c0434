using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// Stochastic gradient descent, as PyTorch computes it: g += weight decay · w; v = momentum · v + (1 − dampening) · g;
/// w −= rate · v, or with Nesterov's momentum w −= rate · (g + momentum · v).
/// </summary>
public partial class SGD : OptimizerHelper, IMomentum
{
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
        : this(
            new Modules.ParamGroup[] { new ParamGroup { Parameters = parameters } }, lr, momentum, dampening, weight_decay,
            nesterov, maximize)
    {
    }

    /// <exception cref="ArgumentException">A setting is negative, or Nesterov's momentum has none or is dampened.</exception>
    public SGD(
        IEnumerable<Modules.ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0,
        double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        CheckSettings(lr, momentum, dampening, weight_decay, nesterov);
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
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
        OptionsOf<Options>(param_group).Complete((Options)_defaults);
        base.add_param_group(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            _state[parameter.Handle] = new State(parameter);
        }
    }

    public override Tensor step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(Step, closure);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);

    private static void CheckSettings(double lr, double momentum, double dampening, double weight_decay, bool nesterov)
    {
        if (lr < 0 || momentum < 0 || weight_decay < 0)
        {
            throw new ArgumentException(
                $"Learning rate {lr}, momentum {momentum} and weight decay {weight_decay} cannot be negative.");
        }

        if (nesterov && (momentum <= 0 || dampening != 0))
        {
            throw new ArgumentException(
                $"Nesterov's momentum needs a momentum and no dampening, not {momentum} and {dampening}.");
        }
    }

    private void Step(Modules.ParamGroup group)
    {
        var options = (Options)group.Options;
        if (TryStepAtOnce(group.Parameters as Parameter[] ?? [.. group.Parameters], options, group.LearningRate))
        {
            return;
        }

        var parameters = new List<Tensor>();
        var gradients = new List<Tensor>();
        var states = new List<State>();
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is { } gradient)
            {
                parameters.Add(parameter);
                gradients.Add(gradient);
                states.Add((State)_state[parameter.Handle]);
            }
        }

        if (parameters.Count > 0)
        {
            var updates = Directions([.. parameters], [.. gradients], states, options);
            var rate = group.LearningRate;
            Ops.ForeachAddInPlace.Invoke(parameters.ToArray(), updates, options.maximize == true ? rate : -rate);
        }
    }

    private static Tensor[] Directions(Tensor[] parameters, Tensor[] gradients, List<State> states, Options options)
    {
        var momentum = options.momentum ?? 0;
        var decay = options.weight_decay ?? 0;
        var directions = decay == 0 ? gradients : Ops.ForeachAdd.CallList(gradients, parameters, decay);
        if (momentum == 0)
        {
            return directions;
        }

        var buffers = Accumulate(directions, states, momentum, 1 - (options.dampening ?? 0));
        return options.nesterov == true ? Ops.ForeachAdd.CallList(directions, buffers, momentum) : buffers;
    }

    /// <summary>Moves the momentum buffers on; those of parameters at their first step start as the gradient.</summary>
    private static Tensor[] Accumulate(Tensor[] directions, List<State> states, double momentum, double share)
    {
        var old = states.Where(state => state.momentum_buffer is not null).Select(state => state.momentum_buffer!).ToArray();
        if (old.Length > 0)
        {
            var added = directions.Where((_, i) => states[i].momentum_buffer is not null).ToArray();
            Ops.ForeachMulScalarInPlace.Invoke(old, momentum);
            Ops.ForeachAddInPlace.Invoke(old, added, share);
        }

        for (var i = 0; i < states.Count; i++)
        {
            states[i].momentum_buffer ??= directions[i].clone().detach_().DetachFromDisposeScope();
        }

        return [.. states.Select(state => state.momentum_buffer!)];
    }
}
