using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay: it shrinks the parameters instead of changing their gradients.</summary>
public partial class AdamW : OptimizerHelper, IBetas
{
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this(
            new Modules.ParamGroup[] { new ParamGroup { Parameters = parameters } }, lr, beta1, beta2, eps, weight_decay,
            amsgrad, maximize)
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">A setting is negative, or a decay rate not below one.</exception>
    public AdamW(
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
        var options = OptionsOf<Adam.Options>(param_group);
        options.Complete((Options)_defaults);
        base.add_param_group(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = new Adam.State(parameter);
            state.Initialize(options);
            _state[parameter.Handle] = state;
        }
    }

    public override Tensor step(Func<Tensor>? closure = null) => _step<Modules.ParamGroup>(
        group => Adam.Step(group, _state, decoupled: true), closure);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);

    /// <summary>The settings of a group; null: those of the optimizer.</summary>
    public class Options : Adam.Options
    {
    }
}
