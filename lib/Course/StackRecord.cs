using System.Text.RegularExpressions;

namespace Course;

/// <summary>The chosen stack, kept in a file that every build imports.</summary>
public static partial class StackRecord
{
    /// <summary>The stack's name in builds: <c>system</c> or <c>nuget</c>.</summary>
    /// <param name="stack">The stack.</param>
    public static string BuildName(this StackChoice stack) => stack == StackChoice.System ? "system" : "nuget";

    /// <summary>Reads the recorded stack.</summary>
    /// <param name="repository">The course.</param>
    /// <returns>The stack, or null where none is recorded.</returns>
    public static StackChoice? Read(Repository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        if (!File.Exists(repository.StackFile))
        {
            return null;
        }

        return StackElement().Match(File.ReadAllText(repository.StackFile)).Groups[1].Value switch
        {
            "system" => StackChoice.System,
            "nuget" => StackChoice.NuGet,
            _ => null,
        };
    }

    /// <summary>Records a stack.</summary>
    /// <param name="repository">The course.</param>
    /// <param name="stack">The stack to build with from now on.</param>
    public static void Write(Repository repository, StackChoice stack)
    {
        ArgumentNullException.ThrowIfNull(repository);
        AtomicFile.Write(
            repository.StackFile,
            $"""
            <Project>
              <PropertyGroup>
                <Stack Condition="'$(Stack)' == ''">{stack.BuildName()}</Stack>
              </PropertyGroup>
            </Project>

            """);
    }

    [GeneratedRegex(">(system|nuget)<")]
    private static partial Regex StackElement();
}
