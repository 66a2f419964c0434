using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Notebooks.Documents;
using Notebooks.Formatting;

namespace Notebooks.Assistance;

/// <summary>Tells what a name in a cell means: declaration, documentation, value.</summary>
internal static class Inspection
{
    private const int MostOverloads = 8;

    /// <summary>What there is to say about the name at a place, or about the call whose arguments are there.</summary>
    /// <param name="model">What the compiler knows.</param>
    /// <param name="position">The place.</param>
    /// <param name="detailed">Remarks and all overloads too.</param>
    /// <param name="valueOf">The value of a variable, by the class of the cell that declared it and its name.</param>
    public static MimeBundle? At(SemanticModel model, int position, bool detailed, Func<string, string, object?> valueOf)
    {
        ISymbol[] symbols = [.. Find(model, position).Where(symbol => symbol is not ITypeSymbol { TypeKind: TypeKind.Error })];
        if (symbols is not [var first, ..])
            return null;
        var declarations = symbols.Take(detailed ? MostOverloads : 1).Select(SymbolText.Full).ToList();
        var more = symbols.Length - declarations.Count;
        if (more > 0)
            declarations.Add(more == 1 ? "… 1 more overload" : $"… {more} more overloads");
        if (SymbolText.IsOfCell(first) && first is IFieldSymbol && valueOf(first.ContainingType.MetadataName, first.Name) is { } value)
            declarations[0] += $" = {PlainText.Inline(value)}";
        return InspectionText.Of(declarations, Documentation.Of(first), detailed);
    }

    private static IEnumerable<ISymbol> Find(SemanticModel model, int position)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot();
        position = Math.Clamp(position, 0, root.FullSpan.End);
        foreach (SyntaxToken token in Tokens(root, position))
        {
            ISymbol[] named = [.. Named(model, token)];
            if (named.Length > 0)
                return named;
        }

        // Among the arguments of a call, the call is meant.
        SyntaxToken left = position == 0 ? default : root.FindToken(position - 1);
        return left.Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>()
            .Select(arguments => Calls.Overloads(model, arguments)).FirstOrDefault() ?? [];
    }

    /// <summary>The word that the cursor is in or behind, then the one before an opening bracket there.</summary>
    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode root, int position)
    {
        if (position > 0)
            yield return root.FindToken(position - 1);
        yield return root.FindToken(position);
    }

    private static IEnumerable<ISymbol> Named(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent is not { } node || !(token.IsKind(SyntaxKind.IdentifierToken) || node is PredefinedTypeSyntax))
            return [];
        if (model.GetDeclaredSymbol(node) is { } declared)
            return [declared];
        if (node is IdentifierNameSyntax { Identifier.Text: "var", Parent: not InvocationExpressionSyntax })
            return model.GetTypeInfo(node).Type is { } inferred ? [inferred] : [];
        SymbolInfo info = model.GetSymbolInfo(node);
        IEnumerable<ISymbol> found = info.Symbol is { } one ? [one] : info.CandidateSymbols;
        return found.Concat(model.GetMemberGroup(node)).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>();
    }
}
