namespace TorchSharp;

/// <summary>Keeps a native tensor while a call uses it, also when another thread disposes the tensor meanwhile.</summary>
internal readonly ref struct Held
{
    private readonly torch.Tensor _tensor;

    /// <exception cref="InvalidOperationException">The tensor was disposed.</exception>
    public Held(torch.Tensor tensor)
    {
        Handle = tensor.Enter();
        _tensor = tensor;
    }

    public nint Handle { get; }

    public void Dispose() => _tensor.Leave();
}
