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

    /// <summary>
    /// Takes two members for one where the later hides the earlier wherever this is named: methods only of the same type
    /// parameters, result and parameters, and what can be called only by what can be called.
    /// </summary>
    private sealed class HidingComparer : IEqualityComparer<ISymbol>
    {
        public bool Equals(ISymbol? x, ISymbol? y) =>
            x is not null && y is not null && x.Kind == y.Kind && x.Name == y.Name
            && (x is IMethodSymbol method ? IsSame(method, (IMethodSymbol)y) : CanBeCalled(x) == CanBeCalled(y));

        public int GetHashCode([DisallowNull] ISymbol member) => member.Name.GetHashCode(StringComparison.Ordinal);

        private static bool IsSame(IMethodSymbol x, IMethodSymbol y) =>
            x.Arity == y.Arity && x.ReturnType.Equals(y.ReturnType, SymbolEqualityComparer.Default) && Parameters(x).SequenceEqual(Parameters(y));

        private static IEnumerable<(RefKind Kind, ITypeSymbol Type, string Name, bool IsOptional, bool IsParams)> Parameters(IMethodSymbol method) =>
            method.Parameters.Select(parameter => (parameter.RefKind, parameter.Type, parameter.Name, parameter.IsOptional, parameter.IsParams));

        private static bool CanBeCalled(ISymbol variable) => variable switch
        {
            IFieldSymbol field => CanBeCalled(field.Type),
            IPropertySymbol property => CanBeCalled(property.Type),
            _ => false,
        };

        private static bool CanBeCalled(ITypeSymbol type) => type.TypeKind is TypeKind.Delegate or TypeKind.FunctionPointer or TypeKind.Dynamic;
    }
}
