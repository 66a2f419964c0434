using System.Collections.Concurrent;

namespace Notebooks.Kernel;

/// <summary>The text of every cell run so far, by the name that its debug information carries.</summary>
/// <param name="workingDirectory">The notebook's folder; a cell is named like a file in it, which relative paths start from.</param>
internal sealed class CellSources(string workingDirectory)
{
    private readonly ConcurrentDictionary<string, string[]> _lines = new();
    private readonly ConcurrentDictionary<string, string> _renamed = new();

    /// <summary>What a cell is called in stack traces and errors.</summary>
    public string Name(string cell) => Path.Combine(workingDirectory, cell);

    /// <summary>Calls a cell by the name of its latest run.</summary>
    /// <param name="compiled">What debug information calls it.</param>
    /// <param name="name">The name of a later run.</param>
    public void Rename(string compiled, string name)
    {
        if (PresentName(compiled) is var before && before != name)
            _lines.TryRemove(before, out _);
        _renamed[compiled] = name;
    }

    /// <summary>What the file that debug information names is called now.</summary>
    public string PresentName(string file) => _renamed.GetValueOrDefault(file, file);

    public void Add(string name, string source) => _lines[name] = source.ReplaceLineEndings("\n").Split('\n');

    /// <summary>A line of a cell or of a loaded script, counted from 1; null when it cannot be had.</summary>
    public string? Line(string? name, int line)
    {
        if (name is null)
            return null;
        if (!_lines.TryGetValue(name, out var lines))
        {
            if (!File.Exists(name))
                return null;
            Add(name, File.ReadAllText(name));
            lines = _lines[name];
        }

        return line >= 1 && line <= lines.Length ? lines[line - 1] : null;
    }
}
