using Course.Commands;

namespace Course.Bench;

/// <summary>Both sides of a comparison with PyTorch, each in a process of its own.</summary>
internal sealed class Contenders : IAsyncDisposable
{
    private Contenders(IContender ours, IReadOnlyList<IContender> others) => (Ours, Others) = (ours, others);

    public IContender Ours { get; }

    public IReadOnlyList<IContender> Others { get; }

    /// <summary>Starts the processes; they wait for work.</summary>
    /// <param name="context">What the commands work with.</param>
    /// <param name="kind">The kind of work of the kit's process.</param>
    /// <param name="script">PyTorch's script in benchmarks/.</param>
    /// <param name="threads">Threads to compute with.</param>
    /// <param name="cancellation">Stops.</param>
    public static async Task<Contenders> StartAsync(
        CourseContext context, string kind, string script, int threads, CancellationToken cancellation)
    {
        IReadOnlyList<IContender> others = await new PyTorch(context).StartAsync(script, threads, cancellation)
            .ConfigureAwait(false);
        string tool = typeof(Contenders).Assembly.Location;
        return new Contenders(WorkerProcess.Start("the kit", threads, "dotnet", tool, BenchWorkerCommand.Name, kind), others);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (IContender contender in Others.Append(Ours))
        {
            await contender.DisposeAsync().ConfigureAwait(false);
        }
    }
}
