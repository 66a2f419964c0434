using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Kernel;

/// <summary>The names that code uses or declares, whatever they mean.</summary>
internal static class Identifiers
{
    public static IEnumerable<string> In(SyntaxNode node) => node
        .DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(token => token.ValueText);
}
