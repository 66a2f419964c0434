using Course.Processes;

namespace Course.Doctor;

/// <summary>A browser for exported pages.</summary>
/// <param name="processes">Finds programs.</param>
public sealed class BrowserProbe(IProcessRunner processes) : IProbe
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome", "firefox", "msedge", "chrome"];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        string? found = _names.Select(processes.Find).FirstOrDefault(path => path is not null);
        Finding finding = found is not null
            ? Finding.Ok("browser", found)
            : Finding.Gap("browser", "none on the search path", "any browser shows the exported pages, on this machine or another");
        return Task.FromResult<IReadOnlyList<Finding>>([finding]);
    }
}
