namespace Course.Testing;

/// <summary>A test project: an executable that runs its own tests.</summary>
/// <param name="Name">The project's name.</param>
/// <param name="Program">The built assembly.</param>
public sealed record TestProject(string Name, string Program)
{
    /// <summary>All test projects of the course, by name.</summary>
    /// <param name="repository">The course.</param>
    /// <param name="stack">The stack they were built with.</param>
    public static IReadOnlyList<TestProject> All(Repository repository, StackChoice stack)
    {
        ArgumentNullException.ThrowIfNull(repository);
        string tests = Path.Combine(repository.Root, "tests");
        return
        [
            .. Directory.EnumerateFiles(tests, "*.Tests.csproj", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(project => new TestProject(
                    Path.GetFileNameWithoutExtension(project), BuiltAssembly(project, stack))),
        ];
    }

    private static string BuiltAssembly(string project, StackChoice stack) => Path.Combine(
        Path.GetDirectoryName(project)!,
        "bin",
        stack.BuildName(),
        "Release",
        "net10.0",
        Path.GetFileNameWithoutExtension(project) + ".dll");
}
