using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Export;

/// <summary>What a token is to a reader: the class that the page colours.</summary>
internal static class TokenKinds
{
    /// <summary>The class of a token, or null where it has no colour.</summary>
    public static string? Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken => "string",
        SyntaxKind.IdentifierToken => OfIdentifier(token),
        var kind when SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) => "keyword",
        _ => null,
    };

    /// <summary>The class of a comment or directive, or null for white space.</summary>
    public static string? Of(SyntaxTrivia trivia) =>
        trivia.IsDirective ? "directive"
        : trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia ? "comment"
        : null;

    private static string? OfIdentifier(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "keyword",
        BaseTypeDeclarationSyntax => "type",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "method",
        SimpleNameSyntax name when IsCalled(name) => "method",
        GenericNameSyntax => "type",
        SimpleNameSyntax name when IsType(name) => "type",
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name) =>
        name.Parent is InvocationExpressionSyntax
        || (name.Parent is MemberAccessExpressionSyntax member && member.Name == name && member.Parent is InvocationExpressionSyntax)
        || (name.Parent is MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax });

    private static bool IsType(SimpleNameSyntax name) => name.Parent switch
    {
        VariableDeclarationSyntax declaration => declaration.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        PropertyDeclarationSyntax property => property.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        ObjectCreationExpressionSyntax or SimpleBaseTypeSyntax or TypeArgumentListSyntax or ArrayTypeSyntax
            or NullableTypeSyntax or TypeOfExpressionSyntax => true,
        _ => false,
    };
}
