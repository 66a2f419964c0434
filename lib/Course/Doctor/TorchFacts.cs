using System.Text.Json;
using TorchSharp;

namespace Course.Doctor;

/// <summary>What libtorch says about itself and the machine.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Library">The file that was loaded; empty where the system does not tell.</param>
/// <param name="Threads">Threads that work on one operator.</param>
/// <param name="CudaDevices">CUDA devices that it can use.</param>
/// <param name="Problem">Why it could not be loaded; null when it was.</param>
public sealed record TorchFacts(string Version, string Library, int Threads, int CudaDevices, string? Problem = null)
{
    /// <summary>Loads libtorch into this process and asks it. May end the process where libraries do not fit together.</summary>
    public static TorchFacts Ask()
    {
        try
        {
            string version = torch.__version__;
            int devices = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
            return new TorchFacts(version, LoadedLibrary(), torch.get_num_threads(), devices);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new TorchFacts("", "", 0, 0, e.GetBaseException().Message);
        }
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">One line.</param>
    /// <returns>The facts, or null where the line is something else.</returns>
    public static TorchFacts? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<TorchFacts>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The facts on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    private static string LoadedLibrary()
    {
        const string Maps = "/proc/self/maps";
        string? line = File.Exists(Maps)
            ? File.ReadLines(Maps).FirstOrDefault(l => l.Contains("/libtorch_cpu", StringComparison.Ordinal)
                || l.Contains("/libtorch.so", StringComparison.Ordinal))
            : null;
        return line is null ? "" : line[line.IndexOf('/', StringComparison.Ordinal)..];
    }
}
