using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>
/// Begins the body of every loop with a check for an interrupt. Aborting a thread from outside can leave a lock of the
/// runtime taken for ever, so it is kept for code that a cell only calls. Lines stay where they are.
/// </summary>
internal sealed class LoopRewriter : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax s_check =
        SyntaxFactory.ParseStatement($"global::{typeof(LoopGuard).FullName}.{nameof(LoopGuard.Check)}();");

    /// <summary>The tree with checks, or the same tree when it has no loop.</summary>
    public static SyntaxTree Rewrite(SyntaxTree tree, CancellationToken cancellation)
    {
        SyntaxNode root = tree.GetRoot(cancellation);
        SyntaxNode guarded = new LoopRewriter().Visit(root);
        return guarded == root
            ? tree
            : CSharpSyntaxTree.Create((CSharpSyntaxNode)guarded, (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
        base.VisitWhileStatement(node.WithStatement(Guarded(node.Statement)));

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
        base.VisitDoStatement(node.WithStatement(Guarded(node.Statement)));

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
        base.VisitForStatement(node.WithStatement(Guarded(node.Statement)));

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
        base.VisitForEachStatement(node.WithStatement(Guarded(node.Statement)));

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
        base.VisitForEachVariableStatement(node.WithStatement(Guarded(node.Statement)));

    private static BlockSyntax Guarded(StatementSyntax body) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, s_check))
        : SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken), [s_check, body], SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
}
