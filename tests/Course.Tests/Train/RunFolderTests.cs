using Course.Train;

namespace Course.Tests.Train;

public sealed class RunFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("run-folder-").FullName;

    [Fact]
    public void AFinishedRunIsKeptUnderTheFirstFreeNumber()
    {
        var folder = new RunFolder(_path);
        Assert.Null(folder.KeepEarlier(resume: false));
        foreach (string content in new[] { "first", "second" })
        {
            File.WriteAllText(folder.History, content);
            File.WriteAllText(folder.Checkpoint, content);
            Assert.NotNull(folder.KeepEarlier(resume: false));
            Assert.False(File.Exists(folder.History));
            Assert.False(File.Exists(folder.Checkpoint));
        }

        Assert.Equal("first", File.ReadAllText(Path.Combine(_path, "history.1.jsonl")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(_path, "history.2.jsonl")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(_path, "checkpoint.2.safetensors")));
    }

    [Fact]
    public void AResumedRunStaysWhereItIs()
    {
        var folder = new RunFolder(_path);
        File.WriteAllText(folder.History, "run");
        File.WriteAllText(folder.Checkpoint, "run");
        Assert.Null(folder.KeepEarlier(resume: true));
        Assert.Equal("run", File.ReadAllText(folder.History));
    }

    [Fact]
    public void AHistoryWithoutACheckpointToContinueFromIsKept()
    {
        var folder = new RunFolder(_path);
        File.WriteAllText(folder.History, "run");
        Assert.NotNull(folder.KeepEarlier(resume: true));
        Assert.False(File.Exists(folder.History));
        Assert.Equal("run", File.ReadAllText(Path.Combine(_path, "history.1.jsonl")));
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
