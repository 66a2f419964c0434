using System.Threading.Channels;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>Answers a front end's messages with a C# session, over any transport.</summary>
/// <param name="transport">Carries the messages.</param>
/// <param name="session">Runs the cells.</param>
/// <param name="native">What the process's libraries print past the console.</param>
public sealed class KernelServer(IKernelTransport transport, CSharpSession session, NativeStreams native)
{
    private readonly MessageFactory _messages = new(TimeProvider.System);
    private readonly Channel<KernelMessage> _shell = Channel.CreateUnbounded<KernelMessage>();
    private volatile CancellationTokenSource? _running;
    private volatile MessageOutput? _output;

    /// <summary>Serves until a shutdown request or until the front end is gone.</summary>
    public async Task RunAsync()
    {
        _ = Task.Run(ServeShellAsync);
        while (await transport.ReceiveAsync(CancellationToken.None).ConfigureAwait(false) is { } message)
        {
            if (message.Channel != MessageChannel.Control)
                _shell.Writer.TryWrite(message);
            else if (!ServeControl(message))
                break;
        }
    }

    /// <summary>Hands over what the running cell has printed; for the last moment of a process.</summary>
    public void Flush() => _output?.Flush();

    private async Task ServeShellAsync()
    {
        await foreach (KernelMessage request in _shell.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            SendStatus("busy", request);
            if (request.Type == MessageTypes.ExecuteRequest)
                await ExecuteAsync(request).ConfigureAwait(false);
            else
                ReplyUnknown(request);
            SendStatus("idle", request);
        }
    }

    private async Task ExecuteAsync(KernelMessage request)
    {
        var code = request.ContentAs<ExecuteRequest>().Code;
        var output = new MessageOutput((type, content) => Publish(type, content, request));
        _output = output;
        Publish(MessageTypes.ExecuteInput, new ExecuteInput(code, session.ExecutionCount + 1), request);

        using var interrupt = new CancellationTokenSource();
        _running = interrupt;
        CellOutcome outcome = await session.ExecuteAsync(code, output, interrupt.Token).ConfigureAwait(false);
        _running = null;

        output.Flush();
        native.Mark(request.Header.MsgId);
        Conclude(outcome, request);
    }

    private void Conclude(CellOutcome outcome, KernelMessage request)
    {
        var reply = new ExecuteReply(outcome.Succeeded ? "ok" : "error", session.ExecutionCount);
        if (outcome.Result is { } result)
            Publish(MessageTypes.ExecuteResult, new ExecuteResult(session.ExecutionCount, result.Data), request);
        if (outcome.Error is { } error)
        {
            var content = new ErrorContent(error.Name, error.Message, error.Traceback);
            Publish(MessageTypes.Error, content, request, new ErrorPlace(error.Line, error.SourceLine));
            reply = reply with { Ename = error.Name, Evalue = error.Message, Traceback = error.Traceback };
        }

        transport.Send(_messages.Create(MessageChannel.Shell, MessageTypes.ExecuteReply, reply, request));
    }

    /// <returns>Whether the kernel goes on.</returns>
    private bool ServeControl(KernelMessage request)
    {
        SendStatus("busy", request);
        switch (request.Type)
        {
            case MessageTypes.InterruptRequest:
                // Not awaited: it ends only when the cell's thread has left native code.
                _ = _running?.CancelAsync();
                Reply(MessageTypes.InterruptReply, new ReplyStatus("ok"), request);
                break;
            case MessageTypes.ShutdownRequest:
                Reply(MessageTypes.ShutdownReply, request.ContentAs<ShutdownContent>(), request);
                break;
            default:
                ReplyUnknown(request);
                break;
        }

        SendStatus("idle", request);
        return request.Type != MessageTypes.ShutdownRequest;
    }

    private void ReplyUnknown(KernelMessage request) =>
        Reply(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), new ReplyStatus("error"), request);

    private void Reply(string type, object content, KernelMessage request) =>
        transport.Send(_messages.Create(request.Channel, type, content, request));

    private void Publish(string type, object content, KernelMessage request, object? metadata = null) =>
        transport.Send(_messages.Create(MessageChannel.IOPub, type, content, request, metadata));

    private void SendStatus(string state, KernelMessage request) => Publish(MessageTypes.Status, new StatusContent(state), request);
}
