using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Kernel;

namespace Notebooks.Tests.Support;

/// <summary>Builds small assemblies for notebooks to reference.</summary>
internal static class TestLibrary
{
    /// <summary>Compiles source into folder/name.dll, replacing what is there as a build does: deleted, then written.</summary>
    public static string Build(string folder, string name, string source, params string[] references)
    {
        var path = Path.Combine(folder, name + ".dll");
        Directory.CreateDirectory(folder);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. FrameworkReferences.Visible, .. references.Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        File.Delete(path);
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
