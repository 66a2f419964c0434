using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Kernel;

/// <summary>
/// The cells that have been compiled, so that one that is run again, as cells are, needs no compiler and no other assembly,
/// of which the runtime lets none go. A text is compiled anew where a cell after it has changed what one of its names means.
/// </summary>
internal sealed class KnownCells
{
    private readonly List<CellAdditions> _chain = [];
    private readonly Dictionary<string, KnownCell> _cells = [];

    /// <summary>The cell of this text, if a new compilation would come out the same.</summary>
    /// <param name="code">The text.</param>
    /// <param name="tree">The text, parsed.</param>
    /// <param name="model">Tells what its names mean now: asked where only that decides.</param>
    public CompiledCell? Find(string code, SyntaxTree tree, Func<SemanticModel> model)
    {
        if (!_cells.TryGetValue(code, out KnownCell? known))
            return null;
        ImmutableHashSet<string> imports = ImportsAt(known.ChainLength);
        return CanChange([.. Identifiers.In(tree.GetRoot())]) && CanChange([.. Identifiers.SharedIn(model())])
            ? null
            : known.Cell with { Trees = [tree] };

        bool CanChange(HashSet<string> names) => _chain.Skip(known.ChainLength).Any(later => later.CanChange(names, imports));
    }

    /// <summary>Takes in a cell that has run.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="compilation">Its compilation.</param>
    public void Add(CompiledCell cell, CSharpCompilation compilation)
    {
        if (cell.IsNameable)
            _chain.Add(CellAdditions.Of(compilation, ImportsAt(_chain.Count)));
        if (cell.Trees is [_] && !HasStatics(compilation.ScriptClass!))
            _cells[cell.Code] = new KnownCell(cell with { Trees = [], Compilation = null }, _chain.Count);
    }

    /// <summary>What is in effect behind so many cells that can be named.</summary>
    private ImmutableHashSet<string> ImportsAt(int chainLength) => chainLength == 0 ? [] : _chain[chainLength - 1].ImportsSoFar;

    /// <summary>Whether something lives longer than the state of one run, which a new run begins anew.</summary>
    private static bool HasStatics(INamedTypeSymbol type) => type.GetMembers().Any(member => member switch
    {
        IFieldSymbol field => field is { IsStatic: true, IsConst: false },
        IEventSymbol or IMethodSymbol { MethodKind: MethodKind.StaticConstructor } => member.IsStatic,
        INamedTypeSymbol nested => HasStatics(nested),
        _ => false,
    });

    /// <param name="Cell">The cell, without what only its compiler needs.</param>
    /// <param name="ChainLength">How many cells that can be named there were with it.</param>
    private sealed record KnownCell(CompiledCell Cell, int ChainLength);
}
