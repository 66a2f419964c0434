using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Notebooks.Kernel;

/// <summary>
/// Begins the body of every function of a cell with a check of the stack and for an interrupt, so that a recursion without
/// end is an error of the cell and not the end of the process, and a library that calls the function again and again can be
/// stopped. Lines stay where they are.
/// </summary>
internal sealed class CallRewriter : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax s_check = Check(nameof(LoopGuard.Enter));
    private static readonly StatementSyntax s_interruptCheck = Check(nameof(LoopGuard.Check));
    private static readonly StatementSyntax s_asyncCheck = Check(nameof(LoopGuard.EnterAsync));
    private static readonly ExpressionSyntax s_entered = ParseExpression($"global::{typeof(LoopGuard).FullName}.{nameof(LoopGuard.Entered)}()");
    private readonly LambdaKinds _lambdas;

    /// <summary>Whether what is visited runs before the body of a constructor.</summary>
    private bool _beforeConstructor;

    private CallRewriter(LambdaKinds lambdas) => _lambdas = lambdas;

    /// <summary>The tree with checks, or the same tree when it has no function.</summary>
    /// <param name="tree">A cell.</param>
    /// <param name="compilation">The compilation of the cell, which knows the types of its lambdas.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SyntaxTree Rewrite(SyntaxTree tree, CSharpCompilation compilation, CancellationToken cancellation)
    {
        SyntaxNode root = tree.GetRoot(cancellation);
        SyntaxNode guarded = new CallRewriter(new LambdaKinds(compilation, tree, cancellation)).Visit(root);
        return guarded == root
            ? tree
            : CSharpSyntaxTree.Create((CSharpSyntaxNode)guarded, (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        BaseMethodDeclarationSyntax guarded = GuardedMethod((MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!, IsVoid(node.ReturnType, node.Modifiers));
        return node is { Identifier.ValueText: nameof(IDisposable.Dispose), ParameterList.Parameters: [] } && guarded.Body is { } body
            ? guarded.WithBody(CleanupSyntax.Begin(body, "__dispose"))
            : guarded;
    }

    public override SyntaxNode? VisitConstructorDeclaration(ConstructorDeclarationSyntax node) =>
        GuardedMethod((BaseMethodDeclarationSyntax)base.VisitConstructorDeclaration(node)!, isVoid: true);

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) =>
        BeforeConstructor(node.Parent is TypeDeclarationSyntax && !node.Modifiers.Any(SyntaxKind.StaticKeyword), () => base.VisitFieldDeclaration(node));

    public override SyntaxNode? VisitConstructorInitializer(ConstructorInitializerSyntax node) =>
        BeforeConstructor(true, () => base.VisitConstructorInitializer(node));

    public override SyntaxNode? VisitPrimaryConstructorBaseType(PrimaryConstructorBaseTypeSyntax node) =>
        BeforeConstructor(true, () => base.VisitPrimaryConstructorBaseType(node));

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        return _beforeConstructor ? Entered(visited, DefaultExpression(visited.Type.WithoutTrivia())) : visited;
    }

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        var visited = (ImplicitObjectCreationExpressionSyntax)base.VisitImplicitObjectCreationExpression(node)!;
        return _beforeConstructor && node.Parent is EqualsValueClauseSyntax
            ? Entered(visited, LiteralExpression(SyntaxKind.DefaultLiteralExpression))
            : visited;
    }

    public override SyntaxNode? VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        GuardedMethod((BaseMethodDeclarationSyntax)base.VisitOperatorDeclaration(node)!, IsVoid(node.ReturnType, node.Modifiers));

    public override SyntaxNode? VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        GuardedMethod((BaseMethodDeclarationSyntax)base.VisitConversionOperatorDeclaration(node)!, isVoid: false);

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Body(arrow, visited.SemicolonToken, CheckOf(node.Modifiers), IsVoid(node.ReturnType, node.Modifiers)))
            : visited.WithBody(Guarded(visited.Body, CheckOf(node.Modifiers)));
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var isInitialised = node.Initializer is not null && !node.Modifiers.Any(SyntaxKind.StaticKeyword);
        var visited = (PropertyDeclarationSyntax)BeforeConstructor(isInitialised, () => base.VisitPropertyDeclaration(node))!;
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(arrow, visited.SemicolonToken))
            : visited;
    }

    public override SyntaxNode? VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        var visited = (IndexerDeclarationSyntax)base.VisitIndexerDeclaration(node)!;
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(Getter(arrow, visited.SemicolonToken))
            : visited;
    }

    public override SyntaxNode? VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        var visited = (AccessorDeclarationSyntax)base.VisitAccessorDeclaration(node)!;
        return visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Body(arrow, visited.SemicolonToken, s_check, isVoid: !node.IsKind(SyntaxKind.GetAccessorDeclaration)))
            : visited.WithBody(Guarded(visited.Body, s_check));
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) =>
        GuardedLambda(node, (LambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!);

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) =>
        GuardedLambda(node, (LambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!);

    public override SyntaxNode? VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        var visited = (AnonymousMethodExpressionSyntax)base.VisitAnonymousMethodExpression(node)!;
        return visited.WithBlock(Guarded(visited.Block, CheckOf(node.Modifiers))!);
    }

    private SyntaxNode? BeforeConstructor(bool isBefore, Func<SyntaxNode?> visit)
    {
        var outer = _beforeConstructor;
        _beforeConstructor = isBefore;
        SyntaxNode? visited = visit();
        _beforeConstructor = outer;
        return visited;
    }

    /// <summary>An object that is made only where there is room on the stack: the initialisers of its type may make another.</summary>
    private static ParenthesizedExpressionSyntax Entered(ExpressionSyntax created, ExpressionSyntax never) =>
        ParenthesizedExpression(ConditionalExpression(s_entered, created.WithoutTrailingTrivia(), never)).WithTrailingTrivia(created.GetTrailingTrivia());

    private static BaseMethodDeclarationSyntax GuardedMethod(BaseMethodDeclarationSyntax visited, bool isVoid) =>
        visited.ExpressionBody is { } arrow
            ? visited.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Body(arrow, visited.SemicolonToken, CheckOf(visited.Modifiers), isVoid))
            : visited.WithBody(Guarded(visited.Body, CheckOf(visited.Modifiers)));

    private LambdaExpressionSyntax GuardedLambda(LambdaExpressionSyntax written, LambdaExpressionSyntax visited)
    {
        StatementSyntax check = CheckOf(written.Modifiers);
        if (visited.Block is { } block)
            return visited.WithBlock(Guarded(block, check));
        if (!LambdaKinds.CanRecur(written))
            check = s_interruptCheck;
        return visited.ExpressionBody is { } expression && _lambdas.IsVoid(written) is { } isVoid
            ? visited.WithExpressionBody(null)
                .WithBlock(Block(Token(SyntaxKind.OpenBraceToken), [check, Statement(expression, isVoid)], Token(SyntaxKind.CloseBraceToken)))
            : visited;
    }

    private static BlockSyntax? Guarded(BlockSyntax? body, StatementSyntax check) => body?.WithStatements(body.Statements.Insert(0, check));

    private static StatementSyntax CheckOf(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.AsyncKeyword) ? s_asyncCheck : s_check;

    private static StatementSyntax Check(string method) => ParseStatement($"global::{typeof(LoopGuard).FullName}.{method}();");

    private static AccessorListSyntax Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon)
    {
        AccessorDeclarationSyntax getter = AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Body(arrow, default, s_check, isVoid: false));
        return AccessorList(Token(SyntaxKind.OpenBraceToken), [getter], Closing(semicolon));
    }

    /// <summary>What <c>=> expression;</c> says, as a block with the check before it.</summary>
    private static BlockSyntax Body(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, StatementSyntax check, bool isVoid)
    {
        SyntaxToken open = Token(arrow.ArrowToken.LeadingTrivia, SyntaxKind.OpenBraceToken, arrow.ArrowToken.TrailingTrivia);
        return Block(open, [check, Statement(arrow.Expression, isVoid)], Closing(semicolon));
    }

    private static StatementSyntax Statement(ExpressionSyntax expression, bool isVoid)
    {
        SyntaxToken end = Token(SyntaxKind.SemicolonToken);
        return expression is ThrowExpressionSyntax thrown
            ? ThrowStatement(thrown.ThrowKeyword, thrown.Expression, end)
            : isVoid
            ? ExpressionStatement(expression, end)
            : ReturnStatement(Token(default, SyntaxKind.ReturnKeyword, [Space]), expression, end);
    }

    private static SyntaxToken Closing(SyntaxToken semicolon) =>
        Token(semicolon.LeadingTrivia, SyntaxKind.CloseBraceToken, semicolon.TrailingTrivia);

    /// <summary>Whether the body's expression is no value to return: void, or an async function whose task has no result.</summary>
    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && (type is QualifiedNameSyntax name ? name.Right : type) is IdentifierNameSyntax);
}
