using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

/// <summary>Obtains the small data set in a process of its own.</summary>
internal static class DataWorker
{
    internal const string Verb = "data-worker";

    /// <summary>Says when it waits for another process, and where the data set came from.</summary>
    /// <param name="args">The data directory and the address of the archive.</param>
    internal static async Task<int> RunAsync(string[] args)
    {
        DataSource source = new SmallDataSet().AsArchive(new Uri(args[1]));
        var options = new DataAcquisitionOptions { SystemRoot = "/nowhere" };
        DataSetLocation location = await new DataAcquisition(new DataCatalog([source]), new DataDirectory(args[0]), options)
            .EnsureAsync(SmallDataSet.Name, new Waits());
        Console.WriteLine(location.Origin);
        return 0;
    }

    private sealed class Waits : IProgress<DataProgress>
    {
        public void Report(DataProgress value)
        {
            if (value.Stage == DataStage.Waiting)
            {
                Console.WriteLine(DataStage.Waiting);
            }
        }
    }
}
