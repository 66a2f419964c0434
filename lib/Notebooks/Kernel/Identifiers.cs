using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>The names that code uses or declares.</summary>
internal static class Identifiers
{
    /// <summary>All of them, whatever they mean.</summary>
    public static IEnumerable<string> In(SyntaxNode node) => Tokens(node).Select(token => token.ValueText);

    /// <summary>
    /// Those that mean what a cell has declared or imported, and those that the code lets other cells see: neither the
    /// locals and parameters of its functions, nor the members of types.
    /// </summary>
    /// <param name="model">Tells what the names mean now: a member's name that a later cell has taken counts.</param>
    public static IEnumerable<string> SharedIn(SemanticModel model) => Tokens(model.SyntaxTree.GetRoot())
        .Where(token => !IsOwn(Meaning(token.Parent!, model)))
        .Select(token => token.ValueText);

    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode node) =>
        node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));

    private static ISymbol? Meaning(SyntaxNode name, SemanticModel model) =>
        name is SimpleNameSyntax ? model.GetSymbolInfo(name).Symbol : model.GetDeclaredSymbol(name);

    private static bool IsOwn(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol or ILabelSymbol => true,
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => true,

        // An attribute's name means its constructor.
        IMethodSymbol { MethodKind: MethodKind.Constructor } => false,
        IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol => symbol.ContainingType is { IsScriptClass: false },
        _ => false,
    };
}
