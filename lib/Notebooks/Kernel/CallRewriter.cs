using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Notebooks.Kernel;

/// <summary>
/// Begins the body of every function of a cell with a check of the stack, so that a recursion without end is an error of
/// the cell and not the end of the process. Lines stay where they are.
/// </summary>
internal sealed class CallRewriter : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax s_check = ParseStatement($"global::{typeof(LoopGuard).FullName}.{nameof(LoopGuard.Enter)}();");

    /// <summary>The tree with checks, or the same tree when it has no function.</summary>
    public static SyntaxTree Rewrite(SyntaxTree tree, CancellationToken cancellation)
    {
        SyntaxNode root = tree.GetRoot(cancellation);
        SyntaxNode guarded = new CallRewriter().Visit(root);
        return guarded == root
            ? tree
            : CSharpSyntaxTree.Create((CSharpSyntaxNode)guarded, (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) => base.VisitMethodDeclaration(
        node.ExpressionBody is { } arrow
            ? node.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Body(arrow, node.SemicolonToken, IsVoid(node.ReturnType, node.Modifiers)))
            : node.WithBody(Guarded(node.Body)));

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) => base.VisitLocalFunctionStatement(
        node.ExpressionBody is { } arrow
            ? node.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Body(arrow, node.SemicolonToken, IsVoid(node.ReturnType, node.Modifiers)))
            : node.WithBody(Guarded(node.Body)));

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        if (node.ExpressionBody is not { } arrow)
            return base.VisitPropertyDeclaration(node);
        AccessorDeclarationSyntax getter = AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Body(arrow, default, isVoid: false));
        AccessorListSyntax accessors = AccessorList(Token(SyntaxKind.OpenBraceToken), [getter], Closing(node.SemicolonToken));
        return base.VisitPropertyDeclaration(node.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(accessors));
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        base.VisitAccessorDeclaration(node.WithBody(Guarded(node.Body)));

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        base.VisitConstructorDeclaration(node.WithBody(Guarded(node.Body)));

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        base.VisitOperatorDeclaration(node.WithBody(Guarded(node.Body)));

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        base.VisitParenthesizedLambdaExpression(node.WithBlock(Guarded(node.Block)));

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        base.VisitSimpleLambdaExpression(node.WithBlock(Guarded(node.Block)));

    private static BlockSyntax? Guarded(BlockSyntax? body) => body?.WithStatements(body.Statements.Insert(0, s_check));

    /// <summary>What <c>=> expression;</c> says, as a block with the check before it.</summary>
    private static BlockSyntax Body(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, bool isVoid)
    {
        SyntaxToken open = Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia);
        SyntaxToken end = Token(SyntaxKind.SemicolonToken);
        StatementSyntax statement = arrow.Expression is ThrowExpressionSyntax thrown
            ? ThrowStatement(thrown.ThrowKeyword, thrown.Expression, end)
            : isVoid
            ? ExpressionStatement(arrow.Expression, end)
            : ReturnStatement(Token(default, SyntaxKind.ReturnKeyword, [Space]), arrow.Expression, end);
        return Block(open, [s_check, statement], Closing(semicolon));
    }

    private static SyntaxToken Closing(SyntaxToken semicolon) =>
        Token(semicolon.LeadingTrivia, SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia);

    /// <summary>Whether the body's expression is no value to return: void, or an async function whose task has no result.</summary>
    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && (type is QualifiedNameSyntax name ? name.Right : type) is IdentifierNameSyntax);
}
