namespace ResNets.Data;

/// <summary>The folder that holds the data sets, one sub-folder each.</summary>
/// <param name="Root">The folder's full path; it need not exist yet.</param>
public sealed record DataDirectory(string Root)
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "RESNET_DATA";

    /// <summary>The folder that <c>RESNET_DATA</c> names, else <c>~/.cache/resnet-notebooks</c>.</summary>
    /// <param name="environment">Looks up an environment variable; the process's own when null.</param>
    /// <exception cref="DataException">There is neither <c>RESNET_DATA</c> nor a home folder.</exception>
    public static DataDirectory FromEnvironment(Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        if (environment(Variable) is { Length: > 0 } named)
        {
            return new DataDirectory(Path.GetFullPath(named));
        }

        string home = environment("HOME") is { Length: > 0 } set
            ? set
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length > 0
            ? new DataDirectory(Path.Combine(home, ".cache", "resnet-notebooks"))
            : throw new DataException(
                $"There is no home folder to keep data sets in; set {Variable} to a folder that can be written to.");
    }

    /// <summary>The folder of one data set.</summary>
    /// <param name="source">The data set.</param>
    /// <returns>The full path; it need not exist.</returns>
    public string FolderOf(DataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Path.Combine(Root, source.Folder);
    }
}
