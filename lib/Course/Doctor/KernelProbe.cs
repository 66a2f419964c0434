using Course.Requirements;

namespace Course.Doctor;

/// <summary>The Jupyter kernels that run the notebooks.</summary>
/// <param name="kernels">The kernels that environment.json lists.</param>
/// <param name="variable">Looks up an environment variable.</param>
public sealed class KernelProbe(IReadOnlyList<KernelEntry> kernels, Func<string, string?> variable) : IProbe
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        string[] found =
        [
            .. from kernel in kernels
               from folder in DataFolders()
               let path = Path.Combine(folder, "kernels", kernel.Name)
               where File.Exists(Path.Combine(path, "kernel.json"))
               select $"{kernel.Name} in {path}",
        ];
        Finding finding = found.Length > 0
            ? Finding.Ok("Jupyter kernel", string.Join(", ", found))
            : Finding.Gap(
                "Jupyter kernel",
                "none of " + string.Join(", ", kernels.Select(kernel => kernel.Name)),
                "./course kernel install registers one; ./course run needs none");
        return Task.FromResult<IReadOnlyList<Finding>>([finding]);
    }

    /// <summary>Where Jupyter looks, in its order.</summary>
    private IEnumerable<string> DataFolders()
    {
        string[] named = (variable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string home = variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string user = variable("JUPYTER_DATA_DIR")
            ?? (OperatingSystem.IsWindows() ? Path.Combine(variable("APPDATA") ?? home, "jupyter")
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
                : Path.Combine(variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter"));
        return [.. named, user, "/usr/local/share/jupyter", "/usr/share/jupyter"];
    }
}
