using Course.Train;

namespace Course.Sweep;

/// <summary>One run of a sweep.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Data">The data set.</param>
/// <param name="Request">What to train.</param>
public sealed record SweepRun(string Name, string Data, TrainRequest Request)
{
    /// <summary>The run without its seed: runs that differ in their seed only are summarised together.</summary>
    public string Configuration => (Request with { Seed = 0 }).Name(Data)[..^"-seed-0".Length];

    /// <summary>The arguments of <c>course</c> that make or continue the run.</summary>
    /// <param name="folder">Its folder.</param>
    public IReadOnlyList<string> Arguments(string folder) =>
        [.. Request.CommandLine(Data).Split(' ').Skip(1), "--resume", "--out", folder];
}
