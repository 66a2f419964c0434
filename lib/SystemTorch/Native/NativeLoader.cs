using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// Finds libsystemtorch.so: beside this assembly first, because notebook hosts look nowhere else.
/// </summary>
internal static unsafe class NativeLoader
{
    public const string LibraryName = "systemtorch";

    private const string FileName = "libsystemtorch.so";

    private static readonly Lock s_lock = new();
    private static nint s_library;

    public static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLoader).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != LibraryName)
        {
            return 0;
        }

        lock (s_lock)
        {
            if (s_library == 0)
            {
                OpenMP.SpinBriefly();
                var candidates = Candidates(assembly);
                var library = Load(candidates);
                RequireOneVersion(
                    candidates.First(File.Exists), Text(library, "st_torch_version"), Text(library, "st_loaded_torch_version"));
                UseAllCores(library);
                PoolMemory(library);
                s_library = library;
            }

            return s_library;
        }
    }

    private static string[] Candidates(Assembly assembly)
    {
        var besideAssembly = Path.GetDirectoryName(assembly.Location);
        string[] folders = string.IsNullOrEmpty(besideAssembly)
            ? [AppContext.BaseDirectory]
            : [besideAssembly, AppContext.BaseDirectory];
        return [.. folders.Select(folder => Path.Combine(folder, FileName))];
    }

    private static nint Load(string[] candidates)
    {
        var path = candidates.FirstOrDefault(File.Exists) ?? throw new DllNotFoundException(
            $"{FileName} is not in {Path.GetDirectoryName(candidates[0])}: it is built with cmake, g++ and libtorch-dev. " +
            "Run './course setup', then build again.");
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException(
                $"{path} was found but does not load, most likely because its libtorch is gone or was replaced by another " +
                $"version: {error.Message.Trim()} Install libtorch-dev (or set TORCH_DIR) and build again.",
                error);
        }
    }

    /// <summary>A libtorch that was replaced by another may still load, and would fail at some call.</summary>
    /// <param name="path">libsystemtorch.so.</param>
    /// <param name="compiled">The version of the headers that it was compiled with.</param>
    /// <param name="loaded">The version of the library that it found; empty where it does not tell.</param>
    /// <exception cref="DllNotFoundException">Major or minor versions differ.</exception>
    internal static void RequireOneVersion(string path, string compiled, string loaded)
    {
        if (loaded.Length > 0 && !MajorAndMinor(compiled).SequenceEqual(MajorAndMinor(loaded)))
        {
            throw new DllNotFoundException(
                $"{path} was built with the headers of libtorch {compiled} and finds libtorch {loaded}; build again with one of " +
                "them, the system's or the one that TORCH_DIR names ('./course setup --again' does).");
        }
    }

    private static IEnumerable<string> MajorAndMinor(string version) => version.Split('.').Take(2);

    private static string Text(nint library, string function)
    {
        var ask = (delegate* unmanaged<nint>)NativeLibrary.GetExport(library, function);
        return Marshal.PtrToStringUTF8(ask()) ?? string.Empty;
    }

    /// <summary>Debian's libtorch starts with fewer threads than there are cores. OMP_NUM_THREADS wins.</summary>
    private static void UseAllCores(nint library)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OMP_NUM_THREADS")))
        {
            var setThreads = (delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "st_set_threads");
            setThreads(Environment.ProcessorCount);
        }
    }

    /// <summary>Keeps the memory of large tensors for the next ones; without it a training step takes a tenth longer.</summary>
    private static void PoolMemory(nint library)
    {
        var pool = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "st_pool_memory");
        pool();
    }
}
