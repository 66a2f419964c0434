using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    private nint[] _handles = [];

    /// <summary>Takes the step of a whole group in one native call.</summary>
    /// <returns>False where some parameter is not one of dense floats or doubles on the CPU; nothing is changed then.</returns>
    private unsafe bool TryStepAtOnce(Parameter[] parameters, Options options, double rate)
    {
        if (_handles.Length < 2 * parameters.Length)
        {
            _handles = new nint[2 * parameters.Length];
        }

        var momenta = _handles.AsSpan(parameters.Length, parameters.Length);
        for (var i = 0; i < parameters.Length; i++)
        {
            _handles[i] = parameters[i].Handle;
            momenta[i] = StateOf(parameters[i]).momentum_buffer?.Handle ?? 0;
        }

        var settings = new SgdSettings(
            rate, options.momentum ?? 0, options.dampening ?? 0, options.weight_decay ?? 0, options.nesterov ?? false,
            options.maximize ?? false);
        fixed (nint* first = _handles)
        {
            NativeError.Check(
                NativeMethods.st_sgd_step(first, first + parameters.Length, parameters.Length, settings, out var done));
            KeepNewMomenta(parameters, momenta);
            return done != 0;
        }
    }

    private void KeepNewMomenta(Parameter[] parameters, ReadOnlySpan<nint> momenta)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            var state = StateOf(parameters[i]);
            if (state.momentum_buffer is null && momenta[i] != 0)
            {
                state.momentum_buffer = new Tensor(momenta[i]).DetachFromDisposeScope();
            }
        }
    }

    private State StateOf(Parameter parameter) => (State)_state[parameter.Handle];
}
