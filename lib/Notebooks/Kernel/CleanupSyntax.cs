using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>What is put before a block that does its work in an interrupted cell too.</summary>
internal static class CleanupSyntax
{
    /// <summary>The block, marked as such for as long as it runs; one that awaits stays as it is, for it may change threads.</summary>
    /// <param name="block">A finally block, or the body of a Dispose method.</param>
    /// <param name="variable">A name that is free in it.</param>
    public static BlockSyntax Begin(BlockSyntax block, string variable) =>
        block.DescendantTokens().Any(token => token.IsKind(SyntaxKind.AwaitKeyword))
            ? block
            : block.WithStatements(block.Statements.Insert(0, SyntaxFactory.ParseStatement(
                $"using var {variable} = global::{typeof(CellCleanup).FullName}.{nameof(CellCleanup.Begin)}();")));
}
