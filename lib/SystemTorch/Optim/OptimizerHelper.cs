using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What optimizers share: the state of each parameter, and its saving.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions _defaults = null!;
    protected OrderedDict<IntPtr, OptimizerState> _state = [];

    public OptimizerHelper()
    {
    }

    public override void zero_grad() => base.zero_grad();

    public override IEnumerable<Parameter> parameters() => base.parameters();

    public override void add_param_group(ParamGroup param_group) => base.add_param_group(param_group);

    /// <summary>Moves what is remembered about the parameters.</summary>
    public void to(Device device)
    {
        RequireAlive();
        foreach (var state in _state.values())
        {
            state.to(device);
        }
    }

    public virtual StateDictionary state_dict()
    {
        RequireAlive();
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var positions = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                positions.Add(dictionary.State.Count);
                dictionary.State.Add(_state[parameter.Handle]);
            }

            dictionary.StateIndexRef.Add(positions);
        }

        return dictionary;
    }

    /// <exception cref="ArgumentException">It is of an optimizer with other groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var own = this.state_dict();
        RequireSame("parameter groups", state_dict.Options.Count, own.Options.Count);
        RequireSame("parameters", state_dict.State.Count, own.State.Count);
        foreach (var (target, source) in own.Options.Zip(state_dict.Options).Where(pair => pair.First != pair.Second))
        {
            target.LoadStateDict(source);
        }

        foreach (var (target, source) in own.State.Zip(state_dict.State).Where(pair => pair.First != pair.Second))
        {
            target.LoadStateDict(source);
        }
    }

    /// <summary>Adds the groups that the optimizer is made with.</summary>
    /// <exception cref="ArgumentException">They have no parameters, or one twice.</exception>
    private protected void AddGroups(IEnumerable<ParamGroup> groups)
    {
        foreach (var group in groups)
        {
            add_param_group(group);
        }

        RequireSome();
    }

    /// <summary>The options of a group that is about to be added; new ones where it has none.</summary>
    /// <exception cref="ArgumentException">They are those of another kind of optimizer.</exception>
    private protected T OptionsOf<T>(ParamGroup group)
        where T : OptimizerOptions, new()
    {
        ArgumentNullException.ThrowIfNull(group);
        group.Options ??= new T();
        return group.Options as T ?? throw new ArgumentException(
            $"{GetType().Name} was given a group with the options of {group.Options.GetType().DeclaringType?.Name}: make it an " +
            $"{typeof(T).DeclaringType?.Name}.ParamGroup.");
    }

    /// <summary>Runs the closure with gradients, then the body for every group without.</summary>
    /// <returns>What the closure gave.</returns>
    protected Tensor _step<T>(Action<T> body, Func<Tensor>? loss_closure = null)
        where T : ParamGroup
    {
        ArgumentNullException.ThrowIfNull(body);
        RequireAlive();
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var recording = enable_grad();
            loss = loss_closure();
        }

        using var mode = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
        {
            body((T)group);
        }

        return loss!;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _state.values().OfType<IDisposable>())
            {
                state.Dispose();
            }

            _state.clear();
        }

        base.Dispose(disposing);
    }

    private static void RequireSame(string what, int found, int expected)
    {
        if (found != expected)
        {
            throw new ArgumentException($"The optimizer's saved state has {found} {what}; this optimizer has {expected}.");
        }
    }
}
