using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchSharp;

/// <summary>One application of a function: its context, and the place in the graph that calls its backward pass.</summary>
internal sealed unsafe class FunctionNode(
    string name, Func<AutogradContext, List<Tensor>, List<Tensor>> backward, bool[] areTensors) : IDisposable
{
    private const byte Plain = 0;
    private const byte NotDifferentiable = 1;
    private const byte Dirty = 2;

    private readonly AutogradContext _context = new();

    public List<Tensor> Apply(Tensor[] inputs, Func<AutogradContext, List<Tensor>> forward)
    {
        var node = Begin(inputs);
        try
        {
            List<Tensor> outputs;
            using (no_grad())
            {
                outputs = forward(_context);
            }

            if (node == 0)
            {
                return outputs;
            }

            var wrapped = Wrap(node, inputs, outputs);
            Save(node, outputs, wrapped);
            return wrapped;
        }
        finally
        {
            NativeMethods.st_function_end(node);
        }
    }

    public void Dispose() => _context.Dispose();

    private nint Begin(Tensor[] inputs)
    {
        var self = GCHandle.Alloc(this);
        using var held = new HeldTensors(inputs);
        int code;
        nint node;
        fixed (nint* first = held.Handles)
        {
            code = NativeMethods.st_function_begin(first, held.Handles.Length, &RunBackward, &Done, GCHandle.ToIntPtr(self), out node);
        }

        if (node == 0)
        {
            self.Free();
        }

        NativeError.Check(code);
        _context.Node = node == 0 ? 0 : NativeMethods.st_function_address(node);
        return node;
    }

    private List<Tensor> Wrap(nint node, Tensor[] inputs, List<Tensor> outputs)
    {
        using var sources = new HeldTensors(inputs);
        using var raw = new HeldTensors(outputs);
        byte[] kinds = [.. outputs.Select(KindOf)];
        var results = new nint[raw.Handles.Length];
        fixed (nint* source = sources.Handles, output = raw.Handles, result = results)
        fixed (byte* kind = kinds)
        {
            NativeError.Check(NativeMethods.st_function_wrap(
                node, source, sources.Handles.Length, output, kind, raw.Handles.Length, _context.MaterializeGrads ? 1 : 0, result));
        }

        return [.. results.Select(handle => handle == 0 ? null! : new Tensor(handle))];
    }

    private byte KindOf(Tensor output) =>
        output is null ? Plain
        : _context.Dirty.Exists(tensor => tensor.Handle == output.Handle) ? Dirty
        : _context.NotDifferentiable.Exists(tensor => tensor.Handle == output.Handle) ? NotDifferentiable
        : Plain;

    private void Save(nint node, List<Tensor> outputs, List<Tensor> wrapped)
    {
        using var held = new HeldTensors(_context.ToSave);
        var tensors = held.Handles;
        var areOutputs = new byte[tensors.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            var position = outputs.FindIndex(output => output is not null && output.Handle == tensors[i]);
            if (position >= 0 && wrapped[position].Handle == tensors[i])
            {
                areOutputs[i] = 1;
            }
        }

        fixed (nint* tensor = tensors)
        fixed (byte* isOutput = areOutputs)
        {
            NativeError.Check(NativeMethods.st_function_save(node, tensor, isOutput, tensors.Length));
        }

        _context.ForgetSaved();
    }

    [UnmanagedCallersOnly]
    private static int RunBackward(nint context, nint* gradients, int count, nint* results, int resultCount)
    {
        try
        {
            using var scope = NewDisposeScope();
            var node = (FunctionNode)GCHandle.FromIntPtr(context).Target!;
            var incoming = new List<Tensor>();
            for (var i = 0; i < count; i++)
            {
                incoming.Add(gradients[i] == 0 ? null! : new Tensor(gradients[i]));
            }

            node.Fill(new Span<nint>(results, resultCount), node.Backward(incoming));
            return 0;
        }
        catch (Exception error)
        {
            NativeMethods.st_set_error(error.Message);
            return 1;
        }
    }

    [UnmanagedCallersOnly]
    private static void Done(nint context)
    {
        var handle = GCHandle.FromIntPtr(context);
        var node = (FunctionNode)handle.Target!;
        node._context.Node = 0;
        node.Dispose();
        handle.Free();
    }

    private List<Tensor> Backward(List<Tensor> gradients)
    {
        var results = backward(_context, gradients);
        var extra = results.Skip(areTensors.Length).Any(result => result is not null);
        if (results.Count < areTensors.Length || extra)
        {
            throw new InvalidOperationException(
                $"The backward pass of {name} returned {results.Count} gradients; expected {areTensors.Length}, one for each " +
                "argument of forward.");
        }

        return results;
    }

    private void Fill(Span<nint> target, List<Tensor> gradients)
    {
        var filled = 0;
        for (var i = 0; i < areTensors.Length; i++)
        {
            if (areTensors[i])
            {
                target[filled++] = gradients[i]?.Retain() ?? 0;
            }
            else if (gradients[i] is not null)
            {
                throw new InvalidOperationException(
                    $"The backward pass of {name} returned a gradient for argument {i}, which is not a tensor: return null there.");
            }
        }
    }
}
