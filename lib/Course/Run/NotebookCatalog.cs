using ResNets.Data;

namespace Course.Run;

/// <summary>The notebooks of the course, in order.</summary>
/// <param name="folder">The folder that holds them.</param>
public sealed class NotebookCatalog(string folder)
{
    /// <summary>The paths of all notebooks of the folder itself, in the order of their names.</summary>
    public IReadOnlyList<string> All() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Finds notebooks by name, by the beginning of a name, by path, or all of them when nothing is given.</summary>
    /// <param name="names">For example <c>02-degradation</c>, <c>02</c>, <c>02-degradation.ipynb</c>, or the path of a notebook
    /// in a folder beside the solutions, such as <c>notebooks/handed-in/02-degradation.ipynb</c>.</param>
    /// <returns>The paths, in the order of the course, each once, then those of other folders.</returns>
    /// <exception cref="UsageException">There is no such notebook, or more than one, or it lies where it cannot run.</exception>
    /// <exception cref="CourseException">The folder holds none.</exception>
    public IReadOnlyList<string> Select(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        IReadOnlyList<string> all = All();
        if (all.Count == 0)
        {
            throw new CourseException($"There are no notebooks in {folder}; restore the folder from the repository.");
        }

        HashSet<string> chosen = [.. names.Select(name => Path.GetDirectoryName(name) is null or "" ? Find(name, all) : At(name))];
        return names.Count == 0 ? all : EachNameOnce([.. all.Where(chosen.Contains), .. chosen.Except(all)]);
    }

    /// <summary>
    /// The file at a path from here or from the course's folder. A notebook finds the libraries at ../lib: from notebooks, and
    /// from a folder in it.
    /// </summary>
    private string At(string name)
    {
        string[] places = [Path.GetFullPath(name), Path.GetFullPath(Path.Combine(folder, "..", name))];
        if (places.FirstOrDefault(File.Exists) is not { } path)
        {
            throw new UsageException($"There is no file '{name}'; give a notebook's name, such as 02, or the path of a file.");
        }

        return Directory.Exists(Path.Combine(Path.GetDirectoryName(path)!, "..", "lib"))
            ? path
            : throw new UsageException(
                $"{name} would not find the course's libraries from its folder; copy it to a folder in notebooks, such as notebooks/handed-in, and run it there.");
    }

    private static IReadOnlyList<string> EachNameOnce(IReadOnlyList<string> notebooks) =>
        notebooks.GroupBy(NameOf).FirstOrDefault(same => same.Count() > 1) is { } same
            ? throw new UsageException(
                $"{string.Join(" and ", same)} would write results of the same name; run them one after the other with --out.")
            : notebooks;

    private string Find(string name, IReadOnlyList<string> all)
    {
        string wanted = name.EndsWith(".ipynb", StringComparison.Ordinal) ? NameOf(name) : name;
        string[] found = [.. all.Where(path => NameOf(path) == wanted)];
        found = found is [] ? [.. all.Where(path => NameOf(path).StartsWith(wanted, StringComparison.Ordinal))] : found;
        return found switch
        {
            [var one] => one,
            [] when File.Exists(name) => At(name),
            [] => throw Unknown(wanted, [.. all.Select(NameOf)]),
            _ => throw new UsageException(
                $"'{wanted}' is the beginning of {string.Join(" and ", found.Select(NameOf))}; write more of the name."),
        };
    }

    private static UsageException Unknown(string wanted, string[] names)
    {
        string hint = NearestName.Find(wanted, names) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        return new UsageException($"There is no notebook '{wanted}'; there are {string.Join(", ", names)}{hint}");
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
