using System.Globalization;
using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Running;

/// <summary>One cell's execution in a kernel process, from the request to the last of its output.</summary>
internal sealed class CellRun(
    KernelProcess kernel, ExecutedNotebook notebook, int index, RunRequest request, StatusReporter status, TimeProvider clock)
{
    /// <summary>How long an interrupted cell may take to end before its process is killed.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly MessageFactory _messages = new(clock);
    private readonly ExecutedCell _cell = notebook.Cells[index];
    private string _requestId = "";
    private int _marks;
    private bool _replied;
    private CellFailure? _failure;

    public async Task<CellFailure?> RunAsync(CancellationToken cancellation)
    {
        KernelMessage execute = _messages.Create(MessageChannel.Shell, MessageTypes.ExecuteRequest, new ExecuteRequest(_cell.Source.Source));
        _requestId = execute.Header.MsgId;
        notebook.Assign(_requestId, _cell);
        kernel.Send(execute);

        using var limit = new CancellationTokenSource(request.CellTimeout ?? Timeout.InfiniteTimeSpan, clock);
        if (await TakeEventsAsync(limit.Token, cancellation).ConfigureAwait(false))
            return _failure;

        // The limit has passed: first politely, so that the document gets what the cell has put out.
        kernel.Send(_messages.Create(MessageChannel.Control, MessageTypes.InterruptRequest, new NoContent()));
        using var grace = new CancellationTokenSource(s_grace, clock);
        var stopped = await TakeEventsAsync(grace.Token, cancellation).ConfigureAwait(false);
        if (!stopped)
            kernel.Kill();
        return Fail("Timeout", stopped
            ? $"The cell ran longer than its limit of {Seconds()} and was interrupted; raise the limit or give it less to do."
            : $"The cell ran longer than its limit of {Seconds()} and did not react to an interrupt, so its kernel was ended; raise the limit or give it less to do.");
    }

    private string Seconds() => string.Create(CultureInfo.InvariantCulture, $"{request.CellTimeout!.Value.TotalSeconds:0.###} s");

    /// <returns>Whether the cell has ended, in whatever way; false when the limit has passed.</returns>
    private async Task<bool> TakeEventsAsync(CancellationToken limit, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellation);
        try
        {
            while (!IsComplete)
            {
                Take(await kernel.Events.ReadAsync(either.Token).ConfigureAwait(false));
                if (_cell.Size > request.OutputLimit)
                    FailForFlood();
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private bool IsComplete => _failure is { ErrorName: "KernelDied" or "OutputLimit" } || (_replied && _marks == 2);

    private void Take(KernelEvent happened)
    {
        switch (happened)
        {
            case KernelEvent.Message { Value: var message }:
                notebook.Apply(message);
                status.Take(message);
                TakeOwn(message);
                break;
            case KernelEvent.NativeText native:
                _cell.Print(native.Name, native.Text);
                break;
            case KernelEvent.NativeMark mark when mark.Id == _requestId:
                _marks++;
                break;
            case KernelEvent.Ended ended:
                _cell.ShortenStackOverflow();
                Fail("KernelDied", $"The kernel process {ended.How} while this cell ran; the cells after it were not run.");
                break;
        }
    }

    private void TakeOwn(KernelMessage message)
    {
        if (message.ParentId != _requestId)
            return;
        if (message.Type == MessageTypes.ExecuteReply)
        {
            _replied = true;
        }
        else if (message.Type == MessageTypes.Error)
        {
            var error = message.ContentAs<ErrorContent>();
            ErrorPlace place = System.Text.Json.JsonSerializer.Deserialize<ErrorPlace>(message.Metadata, MessageJson.Options)!;
            _failure = new CellFailure(index + 1, error.Ename, error.Evalue, place.Line, place.SourceLine, string.Join('\n', error.Traceback));
        }
    }

    private void FailForFlood()
    {
        kernel.Kill();
        _cell.CutOff(request.OutputLimit);
        Fail("OutputLimit", string.Create(CultureInfo.InvariantCulture,
            $"The cell put out more than {request.OutputLimit / (1 << 20)} MB, so its kernel was ended; print less, or write to a file."));
    }

    /// <summary>A failure that the kernel itself could not report goes into the document too.</summary>
    private CellFailure Fail(string name, string message)
    {
        _cell.AddError(new ErrorOutput(name, message, [message]));
        return _failure = new CellFailure(index + 1, name, message, null, null, null);
    }
}
