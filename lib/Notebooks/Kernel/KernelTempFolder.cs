namespace Notebooks.Kernel;

/// <summary>
/// A folder that belongs to this process. It is deleted when disposed; what a crashed process left is deleted by the
/// next one, which knows from the lock file beside the folder: the system releases it when a process ends in any way.
/// </summary>
internal sealed class KernelTempFolder : IDisposable
{
    private readonly FileStream _lock;

    private KernelTempFolder(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <param name="root">Where the folders of all kernels of this user are.</param>
    public static KernelTempFolder Create(string root)
    {
        CreatePrivate(root);
        DeleteStale(root);
        var path = System.IO.Path.Combine(root, $"{Environment.ProcessId}-{System.IO.Path.GetRandomFileName()}");
        var @lock = new FileStream(path + ".lock", FileMode.CreateNew, FileAccess.Write, FileShare.None);
        CreatePrivate(path);
        return new KernelTempFolder(path, @lock);
    }

    /// <summary>The folder for all kernels of this user under the system's temporary folder.</summary>
    public static string DefaultRoot() =>
        System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"notebook-kernels-{Environment.UserName}");

    public void Dispose()
    {
        TryDelete(Path);
        _lock.Dispose();
        File.Delete(Path + ".lock");
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void DeleteStale(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*.lock"))
        {
            try
            {
                using (new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None))
                    TryDelete(file[..^".lock".Length]);
                File.Delete(file);
            }
            catch (IOException)
            {
                // Its process is alive.
            }
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps the files of loaded libraries until the process is gone; the next kernel deletes them.
        }
    }
}
