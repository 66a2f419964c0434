namespace ResNets.Data;

/// <summary>Obtains one data set from a script, with progress as plain lines.</summary>
public static class DataScript
{
    /// <summary>Obtains a data set into the data directory and says where it is.</summary>
    /// <param name="name">For example <c>cifar-10</c>.</param>
    /// <param name="args">The script's arguments: nothing, or <c>--offline</c>.</param>
    /// <returns>The exit code: 0 when the data set is in place, 1 when it cannot be had, 2 for other arguments.</returns>
    public static async Task<int> RunAsync(string name, string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args is not ([] or ["--offline"]))
        {
            await Console.Error.WriteLineAsync($"'{string.Join(' ', args)}' is not understood; expected nothing or --offline.");
            return 2;
        }

        using var cancel = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            cancel.Cancel();
        };
        try
        {
            var options = new DataAcquisitionOptions { Offline = args.Length > 0 };
            var acquisition = new DataAcquisition(DataCatalog.BuiltIn(), DataDirectory.FromEnvironment(), options);
            var progress = new DataProgressLines(Console.WriteLine, TimeProvider.System);
            DataSetLocation location = await acquisition.EnsureAsync(name, progress, cancel.Token).ConfigureAwait(false);
            Console.WriteLine(location.Describe());
            return 0;
        }
        catch (DataException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped; what was downloaded is used next time.");
            return 130;
        }
    }
}
