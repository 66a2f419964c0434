namespace Course;

/// <summary>The folder of the course, and where things are in it.</summary>
/// <param name="Root">The folder's full path.</param>
public sealed record Repository(string Root)
{
    /// <summary>environment.json, the list of what the kit needs.</summary>
    public string EnvironmentFile => Path.Combine(Root, "environment.json");

    /// <summary>The solution of all projects.</summary>
    public string Solution => Path.Combine(Root, "ResNetNotebooks.sln");

    /// <summary>The notebooks.</summary>
    public string Notebooks => Path.Combine(Root, "notebooks");

    /// <summary>The library as notebooks load it.</summary>
    public string Library => Path.Combine(Root, "lib", "bin");

    /// <summary>What set-up keeps: the chosen stack, stamps, logs, npm packages.</summary>
    public string State => Path.Combine(Root, ".course");

    /// <summary>The chosen stack, read by every build.</summary>
    public string StackFile => Path.Combine(State, "stack.props");

    /// <summary>The npm packages.</summary>
    public string NodeModules => Path.Combine(State, "node_modules");

    /// <summary>The log of a step of set-up.</summary>
    /// <param name="name">The step's name.</param>
    public string Log(string name) => Path.Combine(State, "logs", name + ".log");

    /// <summary>The folder of the course that holds a file or folder.</summary>
    /// <param name="start">Where to start looking, upwards.</param>
    /// <exception cref="CourseException">There is none.</exception>
    public static Repository Containing(string start)
    {
        for (string? folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = new Repository(folder);
            if (File.Exists(candidate.EnvironmentFile) && File.Exists(candidate.Solution))
            {
                return candidate;
            }
        }

        throw new CourseException(
            $"There is no course around {start}: expected a folder with environment.json and ResNetNotebooks.sln; "
            + "run ./course from a clone of the course.");
    }
}
