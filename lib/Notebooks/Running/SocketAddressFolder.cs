namespace Notebooks.Running;

/// <summary>A private folder with a path short enough for a local socket; gone once the kernel has connected.</summary>
internal sealed class SocketAddressFolder : IDisposable
{
    /// <summary>The smallest limit of the systems at hand, with room for the ending zero.</summary>
    private const int LongestPath = 100;

    private readonly DirectoryInfo _folder;

    public SocketAddressFolder()
    {
        _folder = Directory.CreateTempSubdirectory("nb");
        if (SocketPath.Length > LongestPath)
        {
            _folder.Delete();
            throw new KernelStartException(
                $"The temporary folder {Path.GetTempPath()} has too long a path for a local socket; set TMPDIR to one under 80 letters, such as /tmp.");
        }
    }

    public string SocketPath => Path.Combine(_folder.FullName, "s");

    public void Dispose() => _folder.Delete(recursive: true);
}
