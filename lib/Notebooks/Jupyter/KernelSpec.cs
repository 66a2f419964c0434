using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Notebooks.Documents;
using Notebooks.Running;

namespace Notebooks.Jupyter;

/// <summary>What Jupyter knows a kernel by: a folder with a kernel.json that says how to start it.</summary>
/// <param name="Kernels">The folder that holds the folders of all kernels.</param>
public sealed record KernelSpec(string Kernels)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The kernels of the current user, where every Jupyter looks.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    public static KernelSpec OfUser(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var home = variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var data = variable("JUPYTER_DATA_DIR") is { Length: > 0 } given ? given
            : OperatingSystem.IsWindows() ? Path.Combine(variable("APPDATA") ?? home, "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(variable("XDG_DATA_HOME") is { Length: > 0 } share ? share : Path.Combine(home, ".local", "share"), "jupyter");
        return new KernelSpec(Path.Combine(data, "kernels"));
    }

    /// <summary>Registers this library's kernel; its command is the built program itself, so it starts from any folder.</summary>
    /// <param name="name">What notebooks call it.</param>
    /// <param name="displayName">What people call it.</param>
    /// <returns>The kernel's folder.</returns>
    /// <exception cref="JupyterException">The name is none, or belongs to another kernel.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public string Install(string name, string displayName)
    {
        var folder = Folder(name);
        RequireOwn(folder, name, "choose another --name, or delete that folder first");
        if (name is "python3" or "python2")
            throw new JupyterException($"'{name}' is what notebooks in Python call their kernel; choose another --name.");
        var spec = new JsonObject
        {
            ["argv"] = new JsonArray(DotnetHost.Path, Program, "kernel", "--connection-file", "{connection_file}"),
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        AtomicFile.Write(Path.Combine(folder, "kernel.json"), Encoding.UTF8.GetBytes(spec.ToJsonString(s_indented) + "\n"));
        return folder;
    }

    /// <summary>Takes a registered kernel away.</summary>
    /// <param name="name">What notebooks call it.</param>
    /// <returns>The folder that was deleted; null when there was none.</returns>
    /// <exception cref="JupyterException">The name is none, or belongs to another kernel.</exception>
    /// <exception cref="IOException">The folder cannot be deleted.</exception>
    public string? Uninstall(string name)
    {
        var folder = Folder(name);
        if (!Directory.Exists(folder))
            return null;
        RequireOwn(folder, name, "delete that folder if you no longer want it");
        Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static string Program => typeof(KernelSpec).Assembly.Location;

    private string Folder(string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') || name.All(c => c == '.'))
            throw new JupyterException($"'{name}' is no name for a kernel; expected letters, digits, '.', '-' and '_', such as resnet-csharp.");
        return Path.Combine(Kernels, name);
    }

    private static void RequireOwn(string folder, string name, string advice)
    {
        var file = Path.Combine(folder, "kernel.json");
        if (!File.Exists(file) || File.ReadAllText(file).Contains(Path.GetFileName(Program), StringComparison.Ordinal))
            return;
        throw new JupyterException($"{folder} holds another program's kernel '{name}'; {advice}.");
    }
}
