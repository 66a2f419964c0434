using System.Collections.Concurrent;
using Notebooks.Running;

namespace Notebooks.Tests.Support;

/// <summary>Keeps the events of a run in order.</summary>
internal sealed class RecordedProgress : IProgress<RunEvent>
{
    public ConcurrentQueue<RunEvent> Events { get; } = new();

    public void Report(RunEvent value) => Events.Enqueue(value);
}
