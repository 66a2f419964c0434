using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Notebooks.Kernel;

/// <summary>
/// Finds the cells whose variables and functions later cells have all declared anew. Nothing can name what is in them any
/// more, so that their states may go, with all that these refer to; what still uses one holds it by itself.
/// </summary>
internal sealed class HiddenCells
{
    private readonly Dictionary<ISymbol, int> _slots = new(new HidingComparer());
    private readonly Dictionary<int, int> _visible = [];

    /// <summary>Takes in a cell that later ones can name.</summary>
    /// <param name="cell">The cell's class.</param>
    /// <param name="slot">The place of its state.</param>
    /// <returns>The places of the states that nothing can name from now on; the cell's own too, if it declared nothing to keep.</returns>
    public IReadOnlyList<int> Take(INamedTypeSymbol cell, int slot)
    {
        List<int> hidden = [];
        ISymbol[] members = [.. cell.GetMembers().Where(IsPartOfState)];
        foreach (ISymbol member in members)
        {
            if (_slots.Remove(member, out var owner) && --_visible[owner] == 0)
                hidden.Add(owner);
            _slots[member] = slot;
        }

        _visible[slot] = members.Length;
        if (members.Length == 0)
            hidden.Add(slot);
        return hidden;
    }

    /// <summary>Types and what is static live outside of the state.</summary>
    private static bool IsPartOfState(ISymbol member) =>
        member is { IsStatic: false, IsImplicitlyDeclared: false } and not INamedTypeSymbol;

    /// <summary>Takes two members for one where the later hides the earlier: methods only of the same type parameters and parameters.</summary>
    private sealed class HidingComparer : IEqualityComparer<ISymbol>
    {
        public bool Equals(ISymbol? x, ISymbol? y) =>
            x is not null && y is not null && x.Kind == y.Kind && x.Name == y.Name && Arity(x) == Arity(y) && Parameters(x).SequenceEqual(Parameters(y));

        public int GetHashCode([DisallowNull] ISymbol member) => member.Name.GetHashCode(StringComparison.Ordinal);

        private static int Arity(ISymbol member) => member is IMethodSymbol method ? method.Arity : 0;

        private static IEnumerable<(RefKind Kind, ITypeSymbol Type)> Parameters(ISymbol member) =>
            member is IMethodSymbol method ? method.Parameters.Select(parameter => (parameter.RefKind, parameter.Type)) : [];
    }
}
