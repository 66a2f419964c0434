namespace ResNets.Data;

/// <summary>A folder beside a data set's, in which it is put together; renamed when complete, deleted when not.</summary>
internal sealed class DataStaging : IDisposable
{
    private readonly string _target;

    public DataStaging(DataDirectory directory, DataSource source, DataAcquisitionOptions options)
    {
        _target = directory.FolderOf(source);
        Folder = _target + ".part";
        Discard();
        CheckFreeSpace(directory, source, options);
        Directory.CreateDirectory(Folder);
    }

    public string Folder { get; }

    /// <summary>Moves the folder to its place and returns its path there.</summary>
    public string Complete()
    {
        if (Directory.Exists(_target))
        {
            Directory.Delete(_target);
        }

        Directory.Move(Folder, _target);
        return _target;
    }

    public void Dispose() => Discard();

    private void Discard()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static void CheckFreeSpace(DataDirectory directory, DataSource source, DataAcquisitionOptions options)
    {
        long needed = source.Size + source.Downloads.Sum(download => download.Size);
        long free = options.FreeBytes(directory.Root);
        if (free < needed)
        {
            throw new DataException(FormattableString.Invariant(
                $"{source.Title} needs {needed / 1e6:N0} MB and {directory.Root} has {free / 1e6:N0} MB free; ")
                + $"make room or set {DataDirectory.Variable} to a folder on another disk.");
        }
    }
}
