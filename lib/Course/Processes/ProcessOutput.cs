namespace Course.Processes;

/// <summary>Takes a program's output line by line: into a log, to a listener, and the last lines into memory.</summary>
internal sealed class ProcessOutput(StreamWriter? log, Action<string>? onLine)
{
    private const int Kept = 200;
    private readonly Lock _lock = new();
    private readonly Queue<string> _last = new();

    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (_lock)
            {
                return [.. _last];
            }
        }
    }

    public async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (_lock)
            {
                Take(line);
            }
        }
    }

    private void Take(string line)
    {
        log?.WriteLine(line);
        onLine?.Invoke(line);
        _last.Enqueue(line);
        if (_last.Count > Kept)
        {
            _last.Dequeue();
        }
    }
}
