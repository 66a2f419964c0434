using Notebooks.Documents;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;

namespace Notebooks.Kernel;

/// <summary>Serves the requests to run a cell, one after the other.</summary>
internal sealed class CellRunner(CSharpSession session, INativeOutput native, CellHistory history, KernelReplies replies)
{
    private volatile CancellationTokenSource? _running;
    private volatile MessageOutput? _output;
    private volatile MessageInput? _input;

    /// <summary>Runs a cell and tells what came of it.</summary>
    /// <param name="request">The request to run it.</param>
    /// <param name="waiting">Counts the requests that wait behind it; asked before the front end hears of a failure.</param>
    /// <returns>How many of those are not to be run, because the cell failed and they were to run only after its success.</returns>
    public async Task<int> RunAsync(KernelMessage request, Func<int> waiting)
    {
        var content = request.ContentAs<ExecuteRequest>();
        var counts = content.StoreHistory && !content.Silent;
        var query = HelpQuery.Parse(content.Code);
        if (!content.Silent)
            replies.Publish(MessageTypes.ExecuteInput, new ExecuteInput(content.Code, session.ExecutionCount + (counts && query is null ? 1 : 0)), request);
        if (query is not null)
        {
            ReplyHelp(query, request);
            return 0;
        }

        var output = new MessageOutput((type, sent) => replies.Publish(type, sent, request), TimeProvider.System);
        var input = new MessageInput(content.AllowStdin, question => replies.Ask(question, request), output.Flush);
        (_output, _input) = (output, input);
        native.BeginCell(output);
        CellOutcome outcome = await RunAsync(content.Code, output, input, counts).ConfigureAwait(false);
        if (counts)
            history.Add(content.Code, outcome.Result?.Text(MimeTypes.Plain));
        await native.EndCellAsync(request.Header.MsgId).ConfigureAwait(false);
        output.Flush();
        var aborted = outcome.Succeeded || !content.StopOnError ? 0 : waiting();
        if (outcome.Error is { } error)
            ReplyError(error, content.Silent, request);
        else
            await ReplyOkAsync(outcome, content, output, request).ConfigureAwait(false);
        return aborted;
    }

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt()
    {
        if (_running is not { } running)
            return;

        // On a thread of its own: a cell may hold all those of the pool, and what is to be stopped may be in native code.
        new Thread(() => Cancel(running)) { IsBackground = true, Name = "interrupt" }.Start();
    }

    private static void Cancel(CancellationTokenSource running)
    {
        try
        {
            running.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell has just ended by itself.
        }
        catch (AggregateException)
        {
            // What the cell itself had registered to be called has failed; the cell is stopped all the same.
        }
    }

    /// <summary>Takes the answer to a question of the running cell.</summary>
    public void TakeAnswer(KernelMessage message)
    {
        if (message.Type == MessageTypes.InputReply)
            _input?.Take(message.ContentAs<InputReply>().Value);
    }

    /// <summary>Says that a cell is not run because one before it failed.</summary>
    public void ReplyAborted(KernelMessage request) =>
        replies.Reply(MessageTypes.ExecuteReply, new ExecuteReply("aborted", session.ExecutionCount), request);

    public void Flush() => _output?.Flush();

    private async Task<CellOutcome> RunAsync(string code, MessageOutput output, MessageInput? input, bool counts)
    {
        using var interrupt = new CancellationTokenSource();
        _running = interrupt;
        try
        {
            return await session.ExecuteAsync(code, output, interrupt.Token, input, counts).ConfigureAwait(false);
        }
        finally
        {
            _running = null;
        }
    }

    private void ReplyError(CellError error, bool silent, KernelMessage request)
    {
        if (!silent)
        {
            var content = new ErrorContent(error.Name, error.Message, error.Traceback);
            replies.Publish(MessageTypes.Error, content, request, new ErrorPlace(error.Line, error.SourceLine));
        }

        replies.Reply(
            MessageTypes.ExecuteReply,
            new ExecuteReply("error", session.ExecutionCount) { Ename = error.Name, Evalue = error.Message, Traceback = error.Traceback },
            request);
    }

    private async Task ReplyOkAsync(CellOutcome outcome, ExecuteRequest content, MessageOutput output, KernelMessage request)
    {
        if (outcome.Result is { } result && !content.Silent)
            replies.Publish(MessageTypes.ExecuteResult, new ExecuteResult(session.ExecutionCount, result.Data), request);
        var values = new Dictionary<string, object>();
        foreach ((string name, string expression) in content.UserExpressions ?? new Dictionary<string, string>())
        {
            CellOutcome value = await RunAsync(expression, output, input: null, counts: false).ConfigureAwait(false);
            values[name] = value.Error is { } error
                ? new ErrorReply(error.Name, error.Message) { Traceback = error.Traceback }
                : new ExpressionValue((value.Result ?? MimeBundle.Plain("null")).Data);
        }

        ReplyOk(values, [], request);
    }

    private void ReplyHelp(string query, KernelMessage request)
    {
        MimeBundle help = session.Inspect(query, query.Length, detailed: true)
            ?? MimeBundle.Plain($"Nothing is known about '{query}' here.");
        ReplyOk(new Dictionary<string, object>(), [new PagePayload(help.Data, 0)], request);
    }

    private void ReplyOk(Dictionary<string, object> values, IReadOnlyList<PagePayload> pages, KernelMessage request) => replies.Reply(
        MessageTypes.ExecuteReply, new ExecuteReply("ok", session.ExecutionCount) { UserExpressions = values, Payload = pages }, request);
}
