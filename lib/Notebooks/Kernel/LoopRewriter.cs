using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>
/// Begins the body of every loop with a check for an interrupt, and puts one before every goto and between the statements of the cell itself,
/// so that it does not go on when a library comes back after an interrupt. What is in a finally block may end. Lines stay where they are.
/// </summary>
internal sealed class LoopRewriter : CSharpSyntaxRewriter
{
    private static readonly StatementSyntax s_check =
        SyntaxFactory.ParseStatement($"global::{typeof(LoopGuard).FullName}.{nameof(LoopGuard.Check)}();");

    private int _finallyBlocks;

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

    public override SyntaxNode? VisitFinallyClause(FinallyClauseSyntax node)
    {
        var visited = (FinallyClauseSyntax)base.VisitFinallyClause(node)!;
        return visited.WithBlock(CleanupSyntax.Begin(visited.Block, $"__finally{++_finallyBlocks}"));
    }

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => Guarded((StatementSyntax)base.VisitGotoStatement(node)!);

    public override SyntaxNode? VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var visited = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        var members = new List<MemberDeclarationSyntax>();
        foreach (MemberDeclarationSyntax member in visited.Members)
        {
            if (members.Count > 0 && member is GlobalStatementSyntax or FieldDeclarationSyntax)
                members.Add(SyntaxFactory.GlobalStatement(s_check));
            members.Add(member);
        }

        return members.Count > visited.Members.Count ? visited.WithMembers(SyntaxFactory.List(members)) : visited;
    }

    private static BlockSyntax Guarded(StatementSyntax body) => body is BlockSyntax block
        ? block.WithStatements(block.Statements.Insert(0, s_check))
        : SyntaxFactory.Block(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken), [s_check, body], SyntaxFactory.Token(SyntaxKind.CloseBraceToken));
}
