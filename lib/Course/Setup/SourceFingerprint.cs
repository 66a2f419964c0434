using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Course.Setup;

/// <summary>Tells whether anything that a build reads has changed since.</summary>
internal static class SourceFingerprint
{
    private static readonly string[] _skipped = ["bin", "obj", "build", "node_modules", "out"];
    private static readonly string[] _endings =
        [".cs", ".csproj", ".props", ".targets", ".json", ".sln", ".cpp", ".h", ".txt", ".editorconfig"];

    /// <summary>A hash over the names, sizes and times of change of the files at the root and of all sources in some folders.</summary>
    public static string Compute(string root, IEnumerable<string> folders)
    {
        var files = new List<string>();
        foreach (string path in Directory.EnumerateFiles(root))
        {
            Add(files, new FileInfo(path));
        }

        foreach (string folder in folders.Select(name => Path.Combine(root, name)).Where(Directory.Exists))
        {
            Walk(files, new DirectoryInfo(folder));
        }

        files.Sort(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))));
    }

    private static void Walk(List<string> files, DirectoryInfo folder)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
            {
                if (!_skipped.Contains(inner.Name))
                {
                    Walk(files, inner);
                }
            }
            else
            {
                Add(files, (FileInfo)entry);
            }
        }
    }

    private static void Add(List<string> files, FileInfo file)
    {
        if (_endings.Contains(file.Extension))
        {
            files.Add(string.Create(
                CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"));
        }
    }
}
