using System.Diagnostics;
using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class DataLockTests : DataAcquisitionTestBase
{
    /// <summary>The server answers when one of both processes waits for the other.</summary>
    [Fact]
    public async Task Of_two_processes_one_downloads_and_the_other_waits()
    {
        var waits = new TaskCompletionSource();
        byte[] archive = Set.Archive;
        Server.Then(async request =>
        {
            await waits.Task;
            await request.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: {archive.Length}\r\n\r\n", archive);
        });

        string[][] said = await Task.WhenAll(ObtainAsync(waits), ObtainAsync(waits));

        Assert.Single(Server.Requests);
        string[][] byOrigin = [.. said.OrderBy(lines => lines[^1], StringComparer.Ordinal)];
        Assert.Equal([nameof(DataOrigin.AlreadyThere), nameof(DataOrigin.Download)], byOrigin.Select(lines => lines[^1]));
        Assert.Contains(nameof(DataStage.Waiting), byOrigin[0]);
        Assert.Single(byOrigin[1]);
        Assert.Equal(["small/first.bin", "small/second.bin"], Files());
    }

    private async Task<string[]> ObtainAsync(TaskCompletionSource waits)
    {
        using Process process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(DataLockTests).Assembly.Location, DataWorker.Verb, Temp.Path, Server.Url("a").ToString()])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line == nameof(DataStage.Waiting))
            {
                waits.TrySetResult();
            }
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return [.. lines];
    }
}
