using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>
/// One operator of libtorch, by its schema name ("add.Tensor" is overload "Tensor" of aten::add), looked up at its
/// first call. A call allocates nothing but the tensors that it returns.
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class Op(string name)
{
    private const int MostArguments = 24;
    private const int MostResults = 8;

    private nint _handle;

    /// <summary>Calls an operator that returns one tensor.</summary>
    public torch.Tensor Call(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[MostResults];
        Run(args, results, 1);
        return TensorOf(results[0]);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    public (torch.Tensor First, torch.Tensor Second) CallPair(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[MostResults];
        Run(args, results, 2);
        return (TensorOf(results[0]), TensorOf(results[1]));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    public (torch.Tensor First, torch.Tensor Second, torch.Tensor Third) CallTriple(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[MostResults];
        Run(args, results, 3);
        return (TensorOf(results[0]), TensorOf(results[1]), TensorOf(results[2]));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    public torch.Tensor[] CallList(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[MostResults];
        Run(args, results, 1);
        var handles = new ReadOnlySpan<nint>((void*)results[0].Pointer, results[0].Count);
        var tensors = new torch.Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++)
        {
            tensors[i] = new torch.Tensor(handles[i]);
        }

        NativeMethods.st_free_list(results[0].Pointer);
        return tensors;
    }

    /// <summary>Calls an operator that answers yes or no.</summary>
    public bool CallBool(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[MostResults];
        Run(args, results, 1);
        return results[0].Integer != 0;
    }

    /// <summary>Calls an operator that returns a number.</summary>
    public Value CallNumber(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[MostResults];
        Run(args, results, 1);
        return results[0];
    }

    /// <summary>Calls an operator for what it does in place.</summary>
    public void Invoke(params ReadOnlySpan<Arg> args)
    {
        var results = stackalloc Value[MostResults];
        var count = Run(args, results);
        for (var i = 0; i < count; i++)
        {
            Free(results[i]);
        }
    }

    public override string ToString() => "aten::" + name;

    private static torch.Tensor TensorOf(in Value result) => new(result.Pointer);

    private static void Free(in Value result)
    {
        if (result.Tag == ValueTag.Tensor && result.Pointer != 0)
        {
            NativeMethods.st_tensor_free(result.Pointer);
        }
        else if (result.Tag == ValueTag.TensorList)
        {
            foreach (var handle in new ReadOnlySpan<nint>((void*)result.Pointer, result.Count))
            {
                NativeMethods.st_tensor_free(handle);
            }

            NativeMethods.st_free_list(result.Pointer);
        }
    }

    private void Run(ReadOnlySpan<Arg> args, Value* results, int expected)
    {
        var count = Run(args, results);
        if (count != expected)
        {
            throw new InvalidOperationException($"{this} returned {count} values where {expected} were expected.");
        }
    }

    private int Run(ReadOnlySpan<Arg> args, Value* results)
    {
        if (args.Length > MostArguments)
        {
            throw new ArgumentException($"{this} was given {args.Length} arguments; at most {MostArguments} can be passed.");
        }

        var values = stackalloc Value[MostArguments];
        var entered = 0;
        try
        {
            for (; entered < args.Length; entered++)
            {
                values[entered] = args[entered].Enter();
            }

            int count;
            NativeError.Check(NativeMethods.st_call(Handle(), values, args.Length, results, MostResults, &count));
            return count;
        }
        finally
        {
            foreach (ref readonly var arg in args[..entered])
            {
                arg.Leave();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Handle() => _handle != 0 ? _handle : Find();

    private nint Find()
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var simple = dot < 0 ? name : name[..dot];
        var overload = dot < 0 ? "" : name[(dot + 1)..];
        var space = simple.Contains("::", StringComparison.Ordinal) ? "" : "aten::";
        NativeError.Check(NativeMethods.st_operator(space + simple, overload, out var handle));
        return _handle = handle;
    }
}
