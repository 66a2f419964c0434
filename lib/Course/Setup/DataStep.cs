using ResNets.Data;

namespace Course.Setup;

/// <summary>Obtains images to train on: CIFAR-10 where it can be had, else Fashion-MNIST.</summary>
/// <param name="tools">What the step works with.</param>
/// <param name="request">What is to be brought about.</param>
/// <param name="acquisition">Obtains data sets.</param>
/// <param name="directory">Where they are kept.</param>
public sealed class DataStep(
    SetupTools tools, SetupRequest request, DataAcquisition acquisition, DataDirectory directory) : ISetupStep
{
    private const string Unavailable = "cifar-10-unavailable";
    private const string First = "cifar-10";
    private const string StandIn = "fashion-mnist";

    /// <inheritdoc/>
    public string Name => "images";

    /// <inheritdoc/>
    public Task<StepCheck> CheckAsync(CancellationToken cancellation)
    {
        DataSetStatus first = acquisition.Inspect(First);
        if (first.State == DataSetState.Verified)
        {
            return Task.FromResult(StepCheck.Done(Describe(first)));
        }

        bool givenUp = tools.Memory.Find(Unavailable) == directory.Root && !request.TryAgain;
        DataSetStatus standIn = acquisition.Inspect(StandIn);
        if (first.State == DataSetState.Absent && (givenUp || request.Offline) && standIn.State == DataSetState.Verified)
        {
            return Task.FromResult(StepCheck.DoneWithout(
                $"{Describe(standIn)}, as CIFAR-10 could not be had (try again: ./course data {First})"));
        }

        return Task.FromResult(first.State == DataSetState.Present
            ? StepCheck.Missing($"verify CIFAR-10 in {first.Folder}")
            : StepCheck.Missing($"obtain CIFAR-10, else Fashion-MNIST, into {directory.Root}"));
    }

    /// <inheritdoc/>
    public async Task<StepCheck> ApplyAsync(IProgress<string> status, CancellationToken cancellation)
    {
        var progress = new Relay(status);
        try
        {
            DataSetLocation location = await acquisition.EnsureAsync(First, progress, cancellation).ConfigureAwait(false);
            tools.Memory.Keep(Unavailable, null);
            return StepCheck.Done(location.Describe());
        }
        catch (DataException e) when (acquisition.Inspect(First).State == DataSetState.Absent)
        {
            return await ObtainStandInAsync(e, progress, cancellation).ConfigureAwait(false);
        }
        catch (DataException e)
        {
            throw new CourseException(e.Message, e);
        }
    }

    private async Task<StepCheck> ObtainStandInAsync(
        DataException reason, IProgress<DataProgress> progress, CancellationToken cancellation)
    {
        try
        {
            DataSetLocation location = await acquisition.EnsureAsync(StandIn, progress, cancellation).ConfigureAwait(false);
            tools.Memory.Keep(Unavailable, directory.Root);
            return StepCheck.DoneWithout($"{location.Describe()}, used in place of CIFAR-10: {reason.Message}");
        }
        catch (DataException e)
        {
            throw new CourseException($"There are no images to train on: {reason.Message}\n{e.Message}", e);
        }
    }

    private static string Describe(DataSetStatus status) =>
        $"{status.Source.Title} in {status.Folder}" + (status.Provenance is { } from ? $" ({from})" : "");

    /// <summary>Hands every report on at once, in order.</summary>
    private sealed class Relay(IProgress<string> status) : IProgress<DataProgress>
    {
        public void Report(DataProgress value) => status.Report(DataProgressLines.Describe(value));
    }
}
