using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>
/// What the compiler knows about the lambdas <c>x => expression</c> of a cell: only their types say whether the expression
/// is a value. Asked only for a lambda that is kept under a name and can thus call itself; those that are arguments of a
/// call are most, and asking costs as much as compiling them.
/// </summary>
internal sealed class LambdaKinds(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancellation)
{
    private SemanticModel? _model;

    /// <summary>
    /// Whether the lambda returns nothing; null where it must stay an expression: an argument of a call, an expression
    /// tree, a reference, or code that does not compile.
    /// </summary>
    public bool? IsVoid(LambdaExpressionSyntax lambda)
    {
        if (lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax })
            return null;
        _model ??= compilation.GetSemanticModel(tree);
        if (_model.GetTypeInfo(lambda, cancellation).ConvertedType is not INamedTypeSymbol { DelegateInvokeMethod: { } called }
            || called.ReturnsByRef || called.ReturnsByRefReadonly)
        {
            return null;
        }

        var isTaskWithoutResult = lambda.Modifiers.Any(SyntaxKind.AsyncKeyword) && called.ReturnType is INamedTypeSymbol { IsGenericType: false };
        return called.ReturnsVoid || isTaskWithoutResult;
    }
}
