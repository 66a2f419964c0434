using System.Globalization;
using Notebooks.Protocol;
using Notebooks.Protocol.Contents;
using Notebooks.Running;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

public sealed class KernelProcessTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nbtest").FullName;
    private readonly MessageFactory _messages = new(TimeProvider.System);
    private KernelProcess? _kernel;

    [Fact]
    public async Task A_cell_is_answered_in_the_order_of_the_protocol()
    {
        await StartAsync();
        KernelMessage request = Execute("Console.Write(\"printed\"); display(\"shown\"); 6 * 7");
        KernelMessage[] answers = [.. await UntilIdleAsync(request)];
        Assert.Equal(
            ["status", "execute_input", "stream", "display_data", "execute_result", "execute_reply", "status"],
            answers.Select(answer => answer.Type));
        Assert.All(answers, answer => Assert.Equal(request.Header, answer.ParentHeader));
        Assert.All(answers, answer => Assert.Equal(
            answer.Type == MessageTypes.ExecuteReply ? MessageChannel.Shell : MessageChannel.IOPub, answer.Channel));
        Assert.Equal("busy", answers[0].ContentAs<StatusContent>().ExecutionState);
        var reply = answers[5].ContentAs<ExecuteReply>();
        Assert.Equal(("ok", 1, null), (reply.Status, reply.ExecutionCount, reply.Ename));
        Assert.Empty(reply.UserExpressions!);
        Assert.Empty(reply.Payload!);
    }

    [Fact]
    public async Task An_interrupt_leaves_a_library_behind_and_keeps_the_state()
    {
        TestLibrary.Build(_folder, "Endless", "public static class Endless { public static int Count; public static void Spin() { while (true) Count++; } }");
        await StartAsync();
        KernelMessage endless = Execute("#r \"Endless.dll\"\nvar kept = 5; Console.Write(\"go\"); Endless.Spin();");
        await UntilAsync(message => message.Type == MessageTypes.Stream);
        _kernel!.Send(_messages.Create(MessageChannel.Control, MessageTypes.InterruptRequest, new NoContent()));
        KernelMessage reply = (await UntilIdleAsync(endless)).Single(answer => answer.Type == MessageTypes.ExecuteReply);
        Assert.Equal("Interrupted", reply.ContentAs<ExecuteReply>().Ename);

        KernelMessage next = Execute("kept + (Endless.Count != 0 ? 1 : 0)");
        KernelMessage result = (await UntilIdleAsync(next)).Single(answer => answer.Type == MessageTypes.ExecuteResult);
        Assert.Equal("6", result.ContentAs<ExecuteResult>().Data["text/plain"].GetString());
    }

    [Fact]
    public async Task A_shutdown_is_answered_and_ends_the_process()
    {
        await StartAsync();
        _kernel!.Send(_messages.Create(MessageChannel.Control, MessageTypes.ShutdownRequest, new ShutdownContent(Restart: false)));
        KernelMessage reply = await UntilAsync(message => message.Type == MessageTypes.ShutdownReply);
        Assert.Equal(MessageChannel.Control, reply.Channel);
        KernelEvent last;
        do
            last = await _kernel.Events.ReadAsync();
        while (last is not KernelEvent.Ended);
        Assert.Equal(new KernelEvent.Ended("ended with exit code 0"), last);
    }

    [Fact]
    public async Task An_unknown_request_is_answered_as_an_error()
    {
        await StartAsync();
        _kernel!.Send(_messages.Create(MessageChannel.Shell, "juggle_request", new NoContent()));
        KernelMessage reply = await UntilAsync(message => message.Type == "juggle_reply");
        Assert.Equal("error", reply.ContentAs<ReplyStatus>().Status);
    }

    [Fact]
    public async Task The_private_copies_are_gone_when_the_kernel_is()
    {
        TestLibrary.Build(_folder, "Small", "public static class Small { public static string Place => typeof(Small).Assembly.Location; }");
        await StartAsync();
        KernelMessage request = Execute("#r \"Small.dll\"\nSmall.Place");
        KernelMessage result = (await UntilIdleAsync(request)).Single(answer => answer.Type == MessageTypes.ExecuteResult);
        var copy = result.ContentAs<ExecuteResult>().Data["text/plain"].GetString()!;
        Assert.True(File.Exists(copy));
        await _kernel!.DisposeAsync();
        _kernel = null;
        Assert.False(Directory.Exists(Path.GetDirectoryName(copy)));
    }

    /// <summary>The cells measure the heap of their own process, which no other test has used.</summary>
    [Fact]
    public async Task A_cell_that_declares_nothing_leaves_almost_nothing_on_the_heap()
    {
        const int Cells = 100;
        await StartAsync();
        await RunManyAsync(Cells);
        var before = await HeapAsync();
        await RunManyAsync(Cells);
        Assert.InRange((await HeapAsync() - before) / Cells, long.MinValue, 10 << 10);

        async Task RunManyAsync(int count)
        {
            for (var i = 0; i < count; i++)
                await ResultAsync($"Enumerable.Range(0, {i}).Sum() + {i}");
        }

        async Task<long> HeapAsync()
        {
            await UntilIdleAsync(Execute("GC.Collect(); GC.WaitForPendingFinalizers();"));
            return await NumberAsync("GC.GetTotalMemory(forceFullCollection: true)");
        }
    }

    [Fact]
    public async Task Completion_before_the_first_cell_reads_the_runtime_once()
    {
        const string Resident = "Environment.WorkingSet";
        await StartAsync();
        await CompleteAsync();
        var once = await NumberAsync(Resident);
        await _kernel!.DisposeAsync();

        await StartAsync();
        for (var i = 0; i < 40; i++)
            await CompleteAsync();
        Assert.InRange(await NumberAsync(Resident) - once, long.MinValue, 80 << 20);

        async Task CompleteAsync()
        {
            _kernel!.Send(_messages.Create(MessageChannel.Shell, MessageTypes.CompleteRequest, new CodeRequest("Math.Sq", 7)));
            await UntilAsync(message => message.Type == MessageTypes.CompleteReply);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_kernel is not null)
            await _kernel.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync() =>
        _kernel = await KernelProcess.StartAsync(_folder, new Dictionary<string, string>(), CancellationToken.None);

    private KernelMessage Execute(string code)
    {
        KernelMessage request = _messages.Create(MessageChannel.Shell, MessageTypes.ExecuteRequest, new ExecuteRequest(code));
        _kernel!.Send(request);
        return request;
    }

    private async Task<string> ResultAsync(string code)
    {
        KernelMessage result = (await UntilIdleAsync(Execute(code))).Single(answer => answer.Type == MessageTypes.ExecuteResult);
        return result.ContentAs<ExecuteResult>().Data["text/plain"].GetString()!;
    }

    private async Task<long> NumberAsync(string code) => long.Parse(await ResultAsync($"{code}.ToString()"), CultureInfo.InvariantCulture);

    private async Task<List<KernelMessage>> UntilIdleAsync(KernelMessage request)
    {
        var answers = new List<KernelMessage>();
        KernelMessage answer;
        do
        {
            answer = await UntilAsync(message => message.ParentId == request.Header.MsgId);
            answers.Add(answer);
        }
        while (answer.Type != MessageTypes.Status || answer.ContentAs<StatusContent>().ExecutionState != "idle");
        return answers;
    }

    private async Task<KernelMessage> UntilAsync(Func<KernelMessage, bool> condition)
    {
        while (true)
        {
            if (await _kernel!.Events.ReadAsync() is KernelEvent.Message { Value: var message } && condition(message))
                return message;
        }
    }
}
