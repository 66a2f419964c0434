using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Kernel;

/// <summary>Compiles cells as C# script submissions, each of which sees what the earlier ones declared.</summary>
internal sealed class CellCompiler
{
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The same as in .NET Interactive, so that a notebook means the same in both.</summary>
    private static readonly string[] s_imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
        "System.Linq", "Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly CellReferences _references;
    private readonly CellLoadContext _loadContext;
    private readonly CSharpCompilationOptions _options;
    private CSharpCompilation? _previous;
    private int _submissions;

    /// <param name="workingDirectory">What relative paths in <c>#r</c> and <c>#load</c> start from.</param>
    /// <param name="shadows">The private copies of referenced folders.</param>
    public CellCompiler(string workingDirectory, ShadowFolders shadows)
    {
        _references = new CellReferences(workingDirectory, shadows);
        _loadContext = new CellLoadContext(shadows);
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: s_imports,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            sourceReferenceResolver: new SourceFileResolver([], workingDirectory),
            metadataReferenceResolver: _references,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            nullableContextOptions: NullableContextOptions.Disable);
    }

    /// <summary>Whether the assembly holds a cell's code.</summary>
    public static bool IsCell(Assembly? assembly) =>
        assembly?.GetName().Name?.StartsWith("Cell-", StringComparison.Ordinal) == true;

    /// <summary>Compiles a cell; the session decides with <see cref="Accept"/> whether later cells build on it.</summary>
    /// <exception cref="CellException">The cell does not compile.</exception>
    public CompiledCell Compile(string code, string name, CancellationToken cancellation)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            SourceText.From(code, Encoding.UTF8), s_parseOptions, name, cancellationToken: cancellation);
        string[] remarks = [.. ((CompilationUnitSyntax)tree.GetRoot(cancellation)).GetReferenceDirectives()
            .Select(directive => _references.Check(directive, baseFile: null)).OfType<string>()];

        var number = ++_submissions;
        CSharpCompilation compilation = CSharpCompilation.CreateScriptCompilation(
            $"Cell-{number}",
            tree,
            _previous is null ? FrameworkReferences.Create() : null,
            _options.WithScriptClassName($"Submission#{number}"),
            _previous,
            returnType: typeof(object));
        return new CompiledCell(compilation, Load(compilation, cancellation), remarks);
    }

    /// <summary>Makes the next cell continue from this compilation.</summary>
    public void Accept(CSharpCompilation compilation) => _previous = compilation;

    /// <returns>The cell's entry point, or null when there is nothing to run.</returns>
    private Func<object?[], Task<object?>>? Load(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(
            code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);
        if (result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            throw new CellException(CompilationReport.Create(result.Diagnostics));
        if (!result.Success)
            return null;

        code.Position = symbols.Position = 0;
        Assembly assembly = _loadContext.LoadFromStream(code, symbols);
        IMethodSymbol entry = compilation.GetEntryPoint(cancellation)!;
        return assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }
}
