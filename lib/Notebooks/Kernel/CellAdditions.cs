using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>What a cell adds to that which later cells can name, and so can change the meaning of a text that was compiled before it.</summary>
internal sealed record CellAdditions
{
    /// <summary>What the end of an attribute's name is left out with, where it is used.</summary>
    private const string Attribute = nameof(System.Attribute);

    private readonly ImmutableHashSet<string> _names;
    private readonly ImmutableHashSet<string> _imports;
    private readonly bool _hasExtensions;

    private CellAdditions(ImmutableHashSet<string> names, ImmutableHashSet<string> imports, ImmutableHashSet<string> importsSoFar, bool hasExtensions)
    {
        (_names, _imports, _hasExtensions) = (names, imports, hasExtensions);
        ImportsSoFar = importsSoFar.Union(imports);
    }

    /// <summary>The namespaces and references that are in effect from this cell on.</summary>
    public ImmutableHashSet<string> ImportsSoFar { get; }

    /// <param name="cell">The cell's compilation.</param>
    /// <param name="importsSoFar">Those of the cell before it.</param>
    public static CellAdditions Of(CSharpCompilation cell, ImmutableHashSet<string> importsSoFar)
    {
        CompilationUnitSyntax[] roots = [.. cell.SyntaxTrees.Select(tree => tree.GetCompilationUnitRoot())];
        UsingDirectiveSyntax[] usings = [.. roots.SelectMany(root => root.Usings)];
        ISymbol[] members = [.. cell.ScriptClass!.GetMembers().Where(member => !member.IsImplicitlyDeclared)];
        IEnumerable<string> names = members.Select(member => member.Name)
            .Concat(usings.Where(directive => directive.Alias is not null).Select(directive => directive.Alias!.Name.Identifier.ValueText));
        IEnumerable<string> imports = usings.Where(directive => directive.Alias is null).Select(directive => Imported(directive, cell))
            .Concat(roots.SelectMany(root => root.Externs).Select(directive => directive.ToString()))
            .Concat(roots.SelectMany(root => root.GetReferenceDirectives()).Select(directive => directive.ToString()));
        return new CellAdditions(
            [.. names.SelectMany(Spellings)],
            [.. imports],
            importsSoFar,
            members.Any(member => member is IMethodSymbol { IsExtensionMethod: true }));
    }

    /// <summary>Whether a text that uses these names, and was compiled with these imports in effect, could mean something else since.</summary>
    public bool CanChange(IReadOnlySet<string> names, ImmutableHashSet<string> imports) =>
        _hasExtensions || _names.Overlaps(names) || !_imports.IsSubsetOf(imports);

    /// <summary>What a directive imports; a type by its assembly as well, because cells can declare two of one name.</summary>
    private static string Imported(UsingDirectiveSyntax directive, CSharpCompilation cell)
    {
        ISymbol? imported = cell.GetSemanticModel(directive.SyntaxTree).GetSymbolInfo(directive.NamespaceOrType).Symbol;
        return $"{directive} {imported?.ContainingAssembly?.Name}";
    }

    private static IEnumerable<string> Spellings(string name) =>
        name.EndsWith(Attribute, StringComparison.Ordinal) ? [name, name[..^Attribute.Length]] : [name];
}
