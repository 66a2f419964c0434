using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>What the compiler knows about the lambdas <c>x => expression</c> of a cell: only their types say whether the expression is a value.</summary>
internal sealed class LambdaKinds(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
{
    private SemanticModel? _model;

    /// <summary>
    /// Whether the lambda returns nothing; null where it must stay an expression: an expression tree, a reference, or code that
    /// does not compile.
    /// </summary>
    public bool? IsVoid(LambdaExpressionSyntax lambda)
    {
        _model ??= compilation.GetSemanticModel(tree);
        if (_model.GetTypeInfo(lambda, cancellation).ConvertedType is not INamedTypeSymbol { DelegateInvokeMethod: { } called }
            || called.ReturnsByRef || called.ReturnsByRefReadonly)
        {
            return null;
        }

        var isTaskWithoutResult = lambda.Modifiers.Any(SyntaxKind.AsyncKeyword) && called.ReturnType is INamedTypeSymbol { IsGenericType: false };
        return called.ReturnsVoid || isTaskWithoutResult;
    }

    /// <summary>
    /// Whether the lambda can call itself: not where it is an argument of a call that has nothing to do with what it mentions, as
    /// most are that are called often.
    /// </summary>
    public static bool CanRecur(LambdaExpressionSyntax lambda) =>
        lambda.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax } || NamesItself(lambda);

    /// <summary>Whether the lambda mentions a variable that the statement around it sets or calls a method of.</summary>
    private static bool NamesItself(LambdaExpressionSyntax lambda)
    {
        var set = new HashSet<string>();
        for (SyntaxNode? around = lambda.Parent; around is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax; around = around.Parent)
        {
            if (around is VariableDeclaratorSyntax declared)
                set.Add(declared.Identifier.ValueText);
            else if (around is AssignmentExpressionSyntax assigned)
                set.UnionWith(Names(assigned.Left));
            else if (around is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called })
                set.UnionWith(Names(called.Expression));
        }

        return set.Count > 0 && Names(lambda.Body).Any(set.Contains);
    }

    private static IEnumerable<string> Names(SyntaxNode code) =>
        code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);
}
