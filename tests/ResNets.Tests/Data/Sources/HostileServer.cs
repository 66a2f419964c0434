using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ResNets.Tests.Data.Sources;

/// <summary>
/// An HTTP server on a free port of this machine that answers request after request with what the test tells it to,
/// byte by byte, so that it can lie.
/// </summary>
internal sealed class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Func<Request, Task>> _answers = new();
    private readonly ConcurrentQueue<Request> _requests = new();

    public HostileServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public IReadOnlyList<Request> Requests => [.. _requests];

    public Uri Url(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}");

    /// <summary>Queues the answer to the next request that has none yet.</summary>
    public HostileServer Then(Func<Request, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public HostileServer ThenStatus(int status, string headers = "") =>
        Then(request => request.SendAsync($"HTTP/1.1 {status} Status\r\nContent-Length: 0\r\n{headers}\r\n", []));

    /// <summary>Sends a file whole, or from where the client asks for it.</summary>
    public HostileServer ThenFile(byte[] content) => Then(request => request.SendAsync(
        request.From is { } from
            ? $"HTTP/1.1 206 Partial\r\nContent-Range: bytes {from}-{content.Length - 1}/{content.Length}\r\n"
                + $"Content-Length: {content.Length - from}\r\n\r\n"
            : $"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\n\r\n",
        content[(request.From ?? 0)..]));

    /// <summary>Announces a file and sends a part of it.</summary>
    public HostileServer ThenTruncated(byte[] content, int sent) => Then(request => request.SendAsync(
        $"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\n\r\n", content[..sent]));

    /// <summary>Announces a file, sends a part and then keeps the connection open and silent.</summary>
    public HostileServer ThenStalled(byte[] content, int sent) => Then(async request =>
    {
        await request.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\n\r\n", content[..sent]);
        await Task.Delay(Timeout.Infinite, _stop.Token);
    });

    /// <summary>Sends the whole file whatever part was asked for.</summary>
    public HostileServer ThenWholeFile(byte[] content) => Then(request => request.SendAsync(
        $"HTTP/1.1 200 OK\r\nContent-Length: {content.Length}\r\n\r\n", content));

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Request request = await Request.ReadAsync(client.GetStream(), _stop.Token);
                _requests.Enqueue(request);
                if (_answers.TryDequeue(out Func<Request, Task>? answer))
                {
                    await answer(request);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
            {
            }
        }
    }

    internal sealed record Request(string Path, int? From, NetworkStream Stream)
    {
        public static async Task<Request> ReadAsync(NetworkStream stream, CancellationToken cancellation)
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            string first = await reader.ReadLineAsync(cancellation) ?? throw new IOException("No request came.");
            int? from = null;
            while (await reader.ReadLineAsync(cancellation) is { Length: > 0 } header)
            {
                if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                {
                    from = int.Parse(header["Range: bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
                }
            }

            return new Request(first.Split(' ')[1], from, stream);
        }

        public async Task SendAsync(string head, byte[] body)
        {
            string closing = head.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal);
            await Stream.WriteAsync(Encoding.ASCII.GetBytes(closing));
            await Stream.WriteAsync(body);
        }
    }
}
