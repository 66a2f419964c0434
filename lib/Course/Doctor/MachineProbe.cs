using System.Runtime.InteropServices;

namespace Course.Doctor;

/// <summary>The machine itself: system, cores, memory, disk.</summary>
/// <param name="folders">Folders whose disks matter.</param>
public sealed class MachineProbe(IReadOnlyList<string> folders) : IProbe
{
    private const double Needed = 3e9;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Task.FromResult<IReadOnlyList<Finding>>(
        [
            Finding.Ok(
                "machine",
                FormattableString.Invariant(
                    $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, ")
                + FormattableString.Invariant($"{Environment.ProcessorCount} cores, {memory / 1e9:0.#} GB of memory")),
            .. folders.Select(Nearest).DistinctBy(DiskOf).Select(Disk),
        ]);
    }

    /// <summary>The folder itself or the nearest around it that exists.</summary>
    private static string Nearest(string folder) =>
        Directory.Exists(folder) ? folder : Nearest(Path.GetDirectoryName(folder)!);

    /// <summary>Tells disks apart: two folders with the same size and room are on the same one.</summary>
    private static (long, long) DiskOf(string folder)
    {
        var drive = new DriveInfo(folder);
        return (drive.TotalSize, drive.AvailableFreeSpace / 1_000_000);
    }

    private static Finding Disk(string folder)
    {
        double free = new DriveInfo(folder).AvailableFreeSpace;
        string found = FormattableString.Invariant($"{free / 1e9:0.#} GB free at {folder}");
        return free >= Needed
            ? Finding.Ok("disk", found)
            : Finding.Gap("disk", found, FormattableString.Invariant($"make room: {Needed / 1e9:0} GB are comfortable"));
    }
}
