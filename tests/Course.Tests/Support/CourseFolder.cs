using Course.Setup;

namespace Course.Tests.Support;

/// <summary>A course of a test's own in a temporary folder whose path has a space.</summary>
internal sealed class CourseFolder : IDisposable
{
    public CourseFolder()
    {
        File("environment.json", System.IO.File.ReadAllText(Real.EnvironmentFile));
        File("ResNetNotebooks.sln", "");
        File("lib/ResNets/Block.cs", "class Block;");
    }

    /// <summary>The course that these tests belong to.</summary>
    public static Repository Real { get; } = Repository.Containing(AppContext.BaseDirectory);

    public string Root { get; } = Directory.CreateTempSubdirectory("the course ").FullName;

    public Repository Repository => new(Root);

    public string File(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public SetupTools Tools(FakeProcesses processes) => new(Repository, processes, Memory())
    {
        Variable = _ => null,
        IsAdministrator = true,
        IsInteractive = false,
    };

    public SetupMemory Memory() => new(Path.Combine(Root, ".course", "setup.json"));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
