namespace TorchSharp;

/// <summary>Keeps native tensors while a call uses them, also when another thread disposes some of them meanwhile.</summary>
internal readonly ref struct HeldTensors
{
    private readonly torch.Tensor?[] _tensors;

    /// <exception cref="InvalidOperationException">One of the tensors was disposed; none is kept then.</exception>
    public HeldTensors(IEnumerable<torch.Tensor?> tensors)
    {
        _tensors = [.. tensors];
        Handles = new nint[_tensors.Length];
        Enter(_tensors, Handles);
    }

    /// <summary>One handle for each tensor; zero for null.</summary>
    public nint[] Handles { get; }

    /// <summary>Keeps all of them, or none where one was disposed.</summary>
    public static void Enter(ReadOnlySpan<torch.Tensor?> tensors, Span<nint> handles)
    {
        var entered = 0;
        try
        {
            for (; entered < tensors.Length; entered++)
            {
                handles[entered] = tensors[entered]?.Enter() ?? 0;
            }
        }
        catch
        {
            Leave(tensors[..entered]);
            throw;
        }
    }

    public static void Leave(ReadOnlySpan<torch.Tensor?> tensors)
    {
        foreach (var tensor in tensors)
        {
            tensor?.Leave();
        }
    }

    public void Dispose() => Leave(_tensors);
}
