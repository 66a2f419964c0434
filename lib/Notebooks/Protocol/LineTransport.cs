using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Notebooks.Protocol;

/// <summary>Messages as one line of JSON each, over any stream; the runner uses a local socket.</summary>
public sealed class LineTransport : IKernelTransport
{
    /// <summary>A sender that runs ahead of the receiver waits, so that a flood of output does not fill the memory.</summary>
    private const int MostQueued = 256;

    private readonly Stream _stream;
    private readonly StreamReader _reader;
    private readonly BlockingCollection<KernelMessage> _queue = new(MostQueued);
    private readonly Thread _writer;

    /// <summary>Takes over a connected stream.</summary>
    /// <param name="stream">Read and written; disposed with the transport.</param>
    public LineTransport(Stream stream)
    {
        _stream = stream;
        _reader = new StreamReader(stream, new UTF8Encoding(false), leaveOpen: true);
        _writer = new Thread(WriteQueue) { IsBackground = true, Name = "messages out" };
        _writer.Start();
    }

    /// <inheritdoc/>
    public void Send(KernelMessage message)
    {
        try
        {
            _queue.Add(message);
        }
        catch (InvalidOperationException)
        {
            // The other side is gone, and with it who would read this.
        }
    }

    /// <inheritdoc/>
    public async ValueTask<KernelMessage?> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            var line = await _reader.ReadLineAsync(cancellation).ConfigureAwait(false);
            return line is null ? null : JsonSerializer.Deserialize<KernelMessage>(line, MessageJson.Options);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Sends what is queued, then closes the stream.</summary>
    public async ValueTask DisposeAsync()
    {
        Complete();
        await _stream.DisposeAsync().ConfigureAwait(false);
        _reader.Dispose();
    }

    /// <summary>Sends what is queued and accepts no more; for the last moment of a process.</summary>
    public void Complete()
    {
        _queue.CompleteAdding();
        _writer.Join(TimeSpan.FromSeconds(5));
    }

    private void WriteQueue()
    {
        try
        {
            foreach (KernelMessage message in _queue.GetConsumingEnumerable())
            {
                JsonSerializer.Serialize(_stream, message, MessageJson.Options);
                _stream.WriteByte((byte)'\n');
                _stream.Flush();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _queue.CompleteAdding();
            while (_queue.TryTake(out _))
            {
                // Frees senders that wait for room.
            }
        }
    }
}
