using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Assistance;

/// <summary>What a call can mean.</summary>
internal static class Calls
{
    /// <summary>All overloads that a list of arguments could be for, the compiler's choice first.</summary>
    public static IEnumerable<IMethodSymbol> Overloads(SemanticModel model, BaseArgumentListSyntax arguments)
    {
        if (arguments.Parent is not { } call)
            return [];
        IEnumerable<ISymbol> all = call switch
        {
            InvocationExpressionSyntax invocation => model.GetMemberGroup(invocation.Expression),
            BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation).Type is INamedTypeSymbol made => made.InstanceConstructors,
            _ => [],
        };
        return new[] { model.GetSymbolInfo(call).Symbol }.Concat(all).OfType<IMethodSymbol>()
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);
    }
}
