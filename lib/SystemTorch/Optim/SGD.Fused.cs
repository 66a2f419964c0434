using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    private Tensor?[] _held = [];
    private nint[] _handles = [];

    /// <summary>Takes the step of a whole group in one native call.</summary>
    /// <returns>False where some parameter is not one of dense floats or doubles on the CPU; nothing is changed then.</returns>
    private unsafe bool TryStepAtOnce(Parameter[] parameters, Options options, double rate)
    {
        var count = parameters.Length;
        if (_handles.Length != 2 * count)
        {
            _held = new Tensor?[2 * count];
            _handles = new nint[2 * count];
        }

        parameters.CopyTo(_held, 0);
        for (var i = 0; i < count; i++)
        {
            _held[count + i] = StateOf(parameters[i]).momentum_buffer;
        }

        var settings = new SgdSettings(
            rate, options.momentum ?? 0, options.dampening ?? 0, options.weight_decay ?? 0, options.nesterov ?? false,
            options.maximize ?? false);
        HeldTensors.Enter(_held, _handles);
        try
        {
            fixed (nint* first = _handles)
            {
                NativeError.Check(NativeMethods.st_sgd_step(first, first + count, count, settings, out var done));
                KeepNewMomenta(parameters, _handles.AsSpan(count));
                return done != 0;
            }
        }
        finally
        {
            HeldTensors.Leave(_held);
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
