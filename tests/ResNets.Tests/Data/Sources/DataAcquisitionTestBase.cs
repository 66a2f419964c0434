using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

/// <summary>A data directory, a server and a data set of the test's own.</summary>
public abstract class DataAcquisitionTestBase : IDisposable
{
    private readonly List<DataProgress> _progress = [];

    private protected TempFolder Temp { get; } = new();

    private protected HostileServer Server { get; } = new();

    private protected SmallDataSet Set { get; } = new();

    private protected IReadOnlyList<DataProgress> Progress
    {
        get
        {
            lock (_progress)
            {
                return [.. _progress];
            }
        }
    }

    private protected static DataAcquisitionOptions Quick => new()
    {
        FirstPause = TimeSpan.FromMilliseconds(1),
        StallTimeout = TimeSpan.FromMinutes(1),
        SystemRoot = "/nowhere",
    };

    public void Dispose()
    {
        Server.Dispose();
        Temp.Dispose();
    }

    private protected DataAcquisition Acquisition(DataSource source, DataAcquisitionOptions? options = null) =>
        new(new DataCatalog([source]), new DataDirectory(Temp.Path), options ?? Quick);

    private protected Task<DataSetLocation> EnsureAsync(DataSource source, DataAcquisitionOptions? options = null) =>
        Acquisition(source, options).EnsureAsync(
            SmallDataSet.Name, new Collector(this), TestContext.Current.CancellationToken);

    private protected async Task<string> MessageAsync(DataSource source, DataAcquisitionOptions? options = null) =>
        (await Assert.ThrowsAsync<DataException>(() => EnsureAsync(source, options))).Message;

    /// <summary>The files in the data directory, without locks and records.</summary>
    private protected string[] Files() => [.. Temp.Files().Where(file => file[0] != '.')];

    private protected void AssertComplete(DataSetLocation location)
    {
        Assert.Equal(Set.First, File.ReadAllBytes(Path.Combine(location.Folder, "first.bin")));
        Assert.Equal(Set.Second, File.ReadAllBytes(Path.Combine(location.Folder, "second.bin")));
        Assert.Equal(["small/first.bin", "small/second.bin"], Files());
        Assert.DoesNotContain(Temp.Files(), file => file.StartsWith(".download/", StringComparison.Ordinal));
    }

    private sealed class Collector(DataAcquisitionTestBase owner) : IProgress<DataProgress>
    {
        public void Report(DataProgress value)
        {
            lock (owner._progress)
            {
                owner._progress.Add(value);
            }
        }
    }
}
