using System.Diagnostics;
using ResNets.Training;

namespace ResNets.Tests.Training;

/// <summary>Runs that are killed with SIGKILL at random moments and resumed end as runs that were left alone.</summary>
public sealed class KillTests
{
    private const int Kills = 24;
    private const int LongestLife = 600;

    [Fact]
    public void KilledAndResumedRunsEndByteForByteAsUndisturbedOnes()
    {
        using var undisturbed = new TemporaryFolder();
        Assert.True(Live(undisturbed.Path, milliseconds: null));

        var random = new Random(20151210);
        var (kills, finished) = (0, 0);
        while (kills < Kills || finished == 0)
        {
            using var folder = new TemporaryFolder();
            for (var lives = 0; !Live(folder.Path, random.Next(LongestLife) * (1 + (lives / 10))); lives++)
            {
                kills++;
            }

            finished++;
            Assert.Equal(
                File.ReadAllBytes(TrainingWorker.CheckpointFile(undisturbed.Path)),
                File.ReadAllBytes(TrainingWorker.CheckpointFile(folder.Path)));
            Assert.Equal(Measured(undisturbed.Path), Measured(folder.Path));
        }
    }

    /// <summary>Lets a run live for some time after it is ready, then kills it.</summary>
    /// <returns>Whether it came to its end before.</returns>
    private static bool Live(string folder, int? milliseconds)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location, TrainingWorker.Verb, folder])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("ready", process.StandardOutput.ReadLine());
        if (milliseconds is { } life && !process.WaitForExit(life))
        {
            process.Kill();
            process.WaitForExit();
            return false;
        }

        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return true;
    }

    /// <summary>The points of a history without what differs from run to run: times and memory.</summary>
    private static HistoryPoint[] Measured(string folder) =>
    [
        .. HistoryFile.Read(TrainingWorker.History(folder)).Points
            .Select(point => point with { Seconds = 0, ImagesPerSecond = 0, PeakMemory = 0 }),
    ];
}
