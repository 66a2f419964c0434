namespace ResNets.Data;

/// <summary>
/// Obtains data sets: what is already there, else the distribution's package, else an archive put there by hand, else a
/// download. A data set appears in its folder complete and verified, or not at all.
/// </summary>
/// <param name="catalog">The data sets that there are.</param>
/// <param name="directory">Where they are kept.</param>
/// <param name="options">How they are obtained; the defaults when null.</param>
/// <param name="time">The clock of pauses; the system's when null.</param>
public sealed class DataAcquisition(
    DataCatalog catalog, DataDirectory directory, DataAcquisitionOptions? options = null, TimeProvider? time = null)
{
    private readonly DataAcquisitionOptions _options = options ?? new DataAcquisitionOptions();
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Looks at what is in place of a data set; reads sizes, no contents.</summary>
    /// <param name="name">For example <c>cifar-10</c>.</param>
    /// <exception cref="DataException">There is no such data set.</exception>
    public DataSetStatus Inspect(string name)
    {
        DataSource source = catalog.Find(name);
        string folder = directory.FolderOf(source);
        if (!IsThere(folder))
        {
            return new DataSetStatus(source, DataSetState.Absent, folder);
        }

        string? provenance = DataVerifier.ProvenanceOf(folder);
        var verifier = new DataVerifier(source, progress: null);
        if (verifier.FindWrongSize(folder) is { } problem)
        {
            return new DataSetStatus(source, DataSetState.Broken, folder, provenance, problem + ".");
        }

        bool verified = new VerificationRecord(directory, source).Matches(verifier.Paths(folder));
        return new DataSetStatus(source, verified ? DataSetState.Verified : DataSetState.Present, folder, provenance);
    }

    /// <summary>Makes a data set available, complete and verified.</summary>
    /// <param name="name">For example <c>cifar-10</c>.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancellation">Stops; a download begun is resumed next time.</param>
    /// <returns>Where the data set is and where it came from.</returns>
    /// <exception cref="DataException">It cannot be had, or what is there is damaged; the message says what to do.</exception>
    public async Task<DataSetLocation> EnsureAsync(
        string name, IProgress<DataProgress>? progress = null, CancellationToken cancellation = default)
    {
        DataSource source = catalog.Find(name);
        try
        {
            if (await VerifiedAsync(source, progress, cancellation).ConfigureAwait(false) is { } there)
            {
                return there;
            }

            Directory.CreateDirectory(directory.Root);
            string lockFile = Path.Combine(directory.Root, $".{source.Name}.lock");
            using DataLock taken = await DataLock.TakeAsync(lockFile, progress, cancellation).ConfigureAwait(false);
            return await VerifiedAsync(source, progress, cancellation).ConfigureAwait(false)
                ?? await ObtainAsync(source, progress, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                $"{source.Title} could not be put in place: {IoFailure.Describe(e, directory.Root)}; "
                + $"make room or set {DataDirectory.Variable} to another folder, then run './course data {name}' again.",
                e);
        }
    }

    private async Task<DataSetLocation?> VerifiedAsync(
        DataSource source, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        DataSetStatus status = Inspect(source.Name);
        if (status.State == DataSetState.Absent)
        {
            return null;
        }

        if (status.State != DataSetState.Verified)
        {
            await VerifyAsync(status, progress, cancellation).ConfigureAwait(false);
        }

        return new DataSetLocation(source, status.Folder, DataOrigin.AlreadyThere, status.Provenance);
    }

    /// <summary>Compares with the published checksums, or, where the files are of another provenance, with those of their first use.</summary>
    private async Task VerifyAsync(DataSetStatus status, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        DataSource source = status.Source;
        var verifier = new DataVerifier(source, progress);
        string? problem = status.Problem?.TrimEnd('.');
        if (problem is null && status.Provenance is null)
        {
            problem = await verifier.FindWrongChecksumAsync(status.Folder, cancellation).ConfigureAwait(false);
        }

        if ((problem ?? verifier.FindWrongLabel(status.Folder)) is { } found)
        {
            throw new DataException($"{found}; delete the folder {status.Folder} and run './course data {source.Name}' again.");
        }

        IReadOnlyList<string> paths = verifier.Paths(status.Folder);
        var record = new VerificationRecord(directory, source);
        if (status.Provenance is not null && record.FindChange(paths) is { } changed)
        {
            throw new DataException(changed);
        }

        record.Write(paths, withChecksums: status.Provenance is not null);
    }

    private async Task<DataSetLocation> ObtainAsync(
        DataSource source, IProgress<DataProgress>? progress, CancellationToken cancellation)
    {
        using var staging = new DataStaging(directory, source, _options);
        DataOrigin origin = await new DataSupply(directory, source, _options, _time, progress)
            .FillAsync(staging.Folder, cancellation).ConfigureAwait(false);
        var verifier = new DataVerifier(source, progress);
        string? problem = verifier.FindWrongSize(staging.Folder)
            ?? await verifier.FindWrongChecksumAsync(staging.Folder, cancellation).ConfigureAwait(false)
            ?? verifier.FindWrongLabel(staging.Folder);
        if (problem is not null)
        {
            throw new DataException($"What was obtained of {source.Title} is not the official data: {problem}; nothing was kept.");
        }

        string folder = staging.Complete();
        new VerificationRecord(directory, source).Write(verifier.Paths(folder));
        return new DataSetLocation(source, folder, origin, Provenance: null);
    }

    private static bool IsThere(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
}
