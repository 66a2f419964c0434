using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Notebooks.Protocol;

namespace Notebooks.Running;

/// <summary>A kernel in a process of its own, and everything that comes from it in one stream of events.</summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private const int MostQueuedEvents = 1024;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly LineTransport _transport;
    private readonly Channel<KernelEvent> _events = Channel.CreateBounded<KernelEvent>(MostQueuedEvents);

    private KernelProcess(Process process, Socket socket)
    {
        _process = process;
        _transport = new LineTransport(new NetworkStream(socket, ownsSocket: true));
        _ = Task.Run(PumpAsync);
    }

    public ChannelReader<KernelEvent> Events => _events.Reader;

    /// <summary>Starts a kernel whose working directory is the notebook's folder.</summary>
    public static async Task<KernelProcess> StartAsync(
        string workingDirectory, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        using var address = new SocketAddressFolder();
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(address.SocketPath));
        listener.Listen(1);

        var process = new Process { StartInfo = StartInfo(workingDirectory, environment, address.SocketPath) };
        process.Start();
        process.StandardInput.Close();
        try
        {
            return new KernelProcess(process, await AcceptAsync(listener, process, cancellation).ConfigureAwait(false));
        }
        catch
        {
            Kill(process);
            process.Dispose();
            throw;
        }
    }

    public void Send(KernelMessage message) => _transport.Send(message);

    public void Kill() => Kill(_process);

    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        await _transport.DisposeAsync().ConfigureAwait(false);
        await WaitForExitAsync(s_patience).ConfigureAwait(false);
        Kill();
        _process.Dispose();
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private static ProcessStartInfo StartInfo(string workingDirectory, IReadOnlyDictionary<string, string> environment, string socket)
    {
        var program = typeof(KernelProcess).Assembly.Location;
        var info = new ProcessStartInfo(DotnetHost.Path, [program, "kernel", "--connect", socket])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment)
            info.Environment[name] = value;
        return info;
    }

    private static async Task<Socket> AcceptAsync(Socket listener, Process process, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<Socket> accepted = listener.AcceptAsync(limit.Token).AsTask();
        Task exited = process.WaitForExitAsync(limit.Token);
        Task first = await Task.WhenAny(accepted, exited).ConfigureAwait(false);
        if (first == accepted)
        {
            Socket socket = await accepted.ConfigureAwait(false);
            await limit.CancelAsync().ConfigureAwait(false);
            return socket;
        }

        cancellation.ThrowIfCancellationRequested();
        var said = await process.StandardError.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await limit.CancelAsync().ConfigureAwait(false);
        throw new KernelStartException(
            $"The kernel process ({DotnetHost.Path} {typeof(KernelProcess).Assembly.Location}) ended with exit code {process.ExitCode} "
            + $"before it was ready; build it again with './course setup'. It said: {said.Trim()}");
    }

    private async Task PumpAsync()
    {
        Task native = Task.WhenAll(
            PumpAsync("stdout", _process.StandardOutput),
            PumpAsync("stderr", _process.StandardError));
        while (await _transport.ReceiveAsync(CancellationToken.None).ConfigureAwait(false) is { } message)
            await _events.Writer.WriteAsync(new KernelEvent.Message(message)).ConfigureAwait(false);

        // A process that the kernel has started may hold the streams open for longer.
        await Task.WhenAny(native, Task.Delay(s_patience)).ConfigureAwait(false);
        await WaitForExitAsync(s_patience).ConfigureAwait(false);
        await _events.Writer.WriteAsync(new KernelEvent.Ended(ExitText.Of(_process))).ConfigureAwait(false);
        _events.Writer.TryComplete();
    }

    private async Task PumpAsync(string name, StreamReader stream)
    {
        var splitter = new NativeTextSplitter(name);
        var buffer = new char[4096];
        int count;
        while ((count = await stream.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            foreach (KernelEvent part in splitter.Split(new string(buffer, 0, count)))
                await _events.Writer.WriteAsync(part).ConfigureAwait(false);
        }
    }

    private async Task WaitForExitAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It hangs; whoever waits kills it.
        }
    }
}
