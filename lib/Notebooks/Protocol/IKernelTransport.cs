namespace Notebooks.Protocol;

/// <summary>Carries messages between a kernel and a front end.</summary>
public interface IKernelTransport : IAsyncDisposable
{
    /// <summary>Sends a message; callable from any thread, messages of one thread stay in order.</summary>
    /// <param name="message">The message.</param>
    void Send(KernelMessage message);

    /// <summary>Waits for the next message.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The message, or null when the other side is gone.</returns>
    ValueTask<KernelMessage?> ReceiveAsync(CancellationToken cancellation);
}
