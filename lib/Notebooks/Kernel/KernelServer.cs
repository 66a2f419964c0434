using System.Threading.Channels;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>Answers a front end's messages with a C# session, over any transport.</summary>
public sealed class KernelServer
{
    private readonly IKernelTransport _transport;
    private readonly Channel<KernelMessage> _shell = Channel.CreateUnbounded<KernelMessage>();
    private readonly KernelReplies _replies;
    private readonly CellRunner _cells;
    private readonly CodeAnswers _answers;
    private int _toAbort;

    /// <summary>A server that has not begun to serve.</summary>
    /// <param name="transport">Carries the messages.</param>
    /// <param name="session">Runs the cells.</param>
    /// <param name="native">What the process's libraries print past the console.</param>
    public KernelServer(IKernelTransport transport, CSharpSession session, INativeOutput native)
    {
        _transport = transport;
        _replies = new KernelReplies(transport);
        var history = new CellHistory();
        _cells = new CellRunner(session, native, history, _replies);
        _answers = new CodeAnswers(session, history, _replies);
    }

    /// <summary>Serves until a shutdown request or until the front end is gone.</summary>
    public Task RunAsync()
    {
        _replies.SendStatus("starting", null);
        _ = Task.Run(ServeShellAsync);

        // On a thread of its own: an interrupt must not wait for those of the pool, all of which a cell may hold.
        return Task.Factory.StartNew(Serve, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Stops the running cell, as an interrupt request does.</summary>
    public void Interrupt() => _cells.Interrupt();

    /// <summary>Hands over what the running cell has printed; for the last moment of a process.</summary>
    public void Flush() => _cells.Flush();

    private void Serve()
    {
        while (_transport.ReceiveAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult() is { } message)
        {
            if (message.Channel == MessageChannel.Stdin)
                _cells.TakeAnswer(message);
            else if (message.Channel == MessageChannel.Shell && message.Type != MessageTypes.ShutdownRequest)
                _shell.Writer.TryWrite(message);
            else if (!ServeControl(message))
                break;
        }
    }

    private async Task ServeShellAsync()
    {
        await foreach (KernelMessage request in _shell.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            _replies.SendStatus("busy", request);
            try
            {
                await ServeShellAsync(request).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                // A request that cannot be understood is answered; the kernel serves on.
                _replies.Fail(request, e);
            }

            _replies.SendStatus("idle", request);
        }
    }

    private async Task ServeShellAsync(KernelMessage request)
    {
        var abort = _toAbort > 0;
        _toAbort = Math.Max(0, _toAbort - 1);
        if (request.Type != MessageTypes.ExecuteRequest)
            _answers.Answer(request);
        else if (abort)
            _cells.ReplyAborted(request);
        else
            _toAbort = await _cells.RunAsync(request, () => _shell.Reader.Count).ConfigureAwait(false);
    }

    /// <returns>Whether the kernel goes on.</returns>
    private bool ServeControl(KernelMessage request)
    {
        _replies.SendStatus("busy", request);
        switch (request.Type)
        {
            case MessageTypes.InterruptRequest:
                _cells.Interrupt();
                _replies.Reply(MessageTypes.InterruptReply, new ReplyStatus("ok"), request);
                break;
            case MessageTypes.ShutdownRequest:
                var content = new ShutdownReply(request.ContentAs<ShutdownContent>().Restart);
                _replies.Reply(MessageTypes.ShutdownReply, content, request);
                _replies.Publish(MessageTypes.ShutdownReply, content, request);
                break;
            default:
                _answers.Answer(request);
                break;
        }

        _replies.SendStatus("idle", request);
        return request.Type != MessageTypes.ShutdownRequest;
    }
}
