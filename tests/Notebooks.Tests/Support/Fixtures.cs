using System.Runtime.CompilerServices;

namespace Notebooks.Tests.Support;

/// <summary>Files of tests/fixtures/notebooks.</summary>
internal static class Fixtures
{
    public static string Notebook(string name) => Path.GetFullPath($"../../fixtures/notebooks/{name}", Here());

    private static string Here([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
