using System.Collections.Immutable;
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
    private static readonly CSharpParseOptions s_parseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);

    /// <summary>The same as in .NET Interactive, so that a notebook means the same in both.</summary>
    private static readonly string[] s_imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks",
        "System.Linq", "Microsoft.DotNet.Interactive.Kernel",
    ];

    private static readonly Lock s_binding = new();

    private readonly CellReferences _references;
    private readonly CellLoadContext _loadContext;
    private readonly CSharpCompilationOptions _options;
    private readonly KnownCells _known = new();
    private readonly HiddenCells _hidden = new();
    private readonly ScatteredOverloads _overloads = new();
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

    /// <summary>Compiles a cell, or finds it compiled; the session decides with <see cref="Accept"/> whether later cells build on it.</summary>
    /// <param name="code">The cell's C#.</param>
    /// <param name="name">What it is called in errors.</param>
    /// <param name="slot">The place of its state, if it is a new one: behind those of all cells that can be named.</param>
    /// <param name="remark">Gets what the reader should know before it runs, or of why it does not compile.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CellException">The cell does not compile.</exception>
    public CompiledCell Compile(string code, string name, int slot, Action<string> remark, CancellationToken cancellation)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            SourceText.From(code, Encoding.UTF8), s_parseOptions, name, cancellationToken: cancellation);
        foreach (ReferenceDirectiveTriviaSyntax directive in ((CompilationUnitSyntax)tree.GetRoot(cancellation)).GetReferenceDirectives())
        {
            if (_references.Check(directive, baseFile: null) is { } remarked)
                remark(remarked);
        }

        if (_known.Find(code, tree, () => Analyze(tree)) is { } known)
            return known;

        SyntaxTree looped = LoopRewriter.Rewrite(tree, cancellation);
        var number = ++_submissions;
        CSharpCompilation compilation = Submission($"Cell-{number}", $"Submission#{number}", looped);
        SyntaxTree guarded = CallRewriter.Rewrite(looped, compilation, cancellation);
        compilation = compilation.ReplaceSyntaxTree(looped, guarded);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitOptions = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        EmitResult result = compilation.Emit(image, symbols, options: emitOptions, cancellationToken: cancellation);
        CSharpCompilation written = compilation.ReplaceSyntaxTree(guarded, tree);
        if (HasErrors(result.Diagnostics))
            throw new CellException(CompilationReport.Create(Diagnose(written, cancellation) ?? result.Diagnostics));
        if (_overloads.Find(written, cancellation) is [_, ..] wrongCalls)
            throw new CellException(CompilationReport.Create(wrongCalls));

        // Emitting also fails where there is nothing to run, as in a cell of using directives.
        return new CompiledCell(name, code, [.. compilation.SyntaxTrees], slot, result.Success ? Load(compilation, image, symbols) : null)
        {
            Compilation = compilation,
            IsNameable = _previous is null || !DeclaresNothing(compilation),
        };
    }

    /// <summary>What the compiler knows about a cell that is being written.</summary>
    public SemanticModel Analyze(string code) =>
        Analyze(CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), s_parseOptions));

    /// <summary>Compiles a cell that nobody runs, with its loop and string, as most cells have them.</summary>
    public void WarmUp()
    {
        SyntaxTree tree = LoopRewriter.Rewrite(
            CSharpSyntaxTree.ParseText("var n = new[] { 1 }.Sum(); foreach (var i in new[] { n }) Console.WriteLine($\"{i}\"); n", s_parseOptions), CancellationToken.None);
        Submission("Warm-up", "WarmUp", tree).Emit(Stream.Null);
    }

    /// <summary>
    /// Makes the next cell continue from this one, unless it could name nothing of it: each compilation in the chain keeps
    /// its tables of all references.
    /// </summary>
    /// <returns>The places of the states that no later cell can name anything of.</returns>
    public IReadOnlyList<int> Accept(CompiledCell cell)
    {
        if (cell.Compilation is not { } compilation)
            return [];
        _known.Add(cell, compilation);
        if (!cell.IsNameable)
            return [];
        _previous = compilation;
        _overloads.Take(compilation);
        return _hidden.Take(_previous.ScriptClass!, cell.Slot);
    }

    /// <summary>
    /// A compilation that continues the chain, with its references bound. Two that bound them at the same time would each
    /// make their own symbols of an assembly, and a cell after them could find both and call a name ambiguous.
    /// </summary>
    private CSharpCompilation Submission(string name, string className, SyntaxTree tree)
    {
        var compilation = CSharpCompilation.CreateScriptCompilation(
            name,
            tree,
            _previous is null ? FrameworkReferences.Visible : null,
            _options.WithScriptClassName(className),
            _previous,
            returnType: typeof(object));
        lock (s_binding)
            _ = compilation.GetSpecialType(SpecialType.System_Object);
        return compilation;
    }

    private SemanticModel Analyze(SyntaxTree tree) => Submission("Cell-in-writing", "Writing", tree).GetSemanticModel(tree);

    /// <summary>The errors in the text as it was written, where no check was put into a loop.</summary>
    private static ImmutableArray<Diagnostic>? Diagnose(CSharpCompilation written, CancellationToken cancellation)
    {
        ImmutableArray<Diagnostic> diagnostics = written.GetDiagnostics(cancellation);
        return HasErrors(diagnostics) ? diagnostics : null;
    }

    private static bool DeclaresNothing(CSharpCompilation compilation) =>
        compilation.SyntaxTrees is [var tree]
        && tree.GetRoot() is CompilationUnitSyntax { Usings.Count: 0, Externs.Count: 0 } root
        && root.GetReferenceDirectives().Count == 0
        && compilation.ScriptClass!.GetMembers().All(member => member.IsImplicitlyDeclared);

    private static bool HasErrors(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    private Func<object?[], Task<object?>> Load(CSharpCompilation compilation, MemoryStream image, MemoryStream symbols)
    {
        image.Position = symbols.Position = 0;
        Assembly assembly = _loadContext.LoadFromStream(image, symbols);
        IMethodSymbol entry = compilation.GetEntryPoint(CancellationToken.None)!;
        return assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }
}
