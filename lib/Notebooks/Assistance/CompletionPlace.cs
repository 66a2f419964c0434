using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Assistance;

/// <summary>The cursor in a cell: the word that is being written, and what stands before it.</summary>
internal sealed class CompletionPlace
{
    private CompletionPlace(SyntaxNode root, string text, int position)
    {
        Position = position;
        Start = position;
        while (Start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[Start - 1]))
            Start--;
        Prefix = text[Start..position];
        Before = Start == 0 ? default : root.FindToken(Start - 1);
        while (Before.SpanStart >= Start && Before != default)
            Before = Before.GetPreviousToken();
        IsCode = IsAtCode(root, position);
    }

    public int Position { get; }

    public int Start { get; }

    /// <summary>The beginning of the word.</summary>
    public string Prefix { get; }

    /// <summary>The token before the word.</summary>
    public SyntaxToken Before { get; }

    /// <summary>Whether names can stand here: not within a string, a comment or a directive.</summary>
    public bool IsCode { get; }

    /// <summary>What stands before a dot before the word; null without a dot.</summary>
    public SyntaxNode? Qualifier
    {
        get
        {
            if (!Before.IsKind(SyntaxKind.DotToken))
                return null;
            return Before.Parent switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                QualifiedNameSyntax name => name.Left,
                MemberBindingExpressionSyntax binding =>
                    binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
                _ => null,
            };
        }
    }

    /// <summary>The arguments among which a new one begins here; null elsewhere.</summary>
    public BaseArgumentListSyntax? Arguments =>
        Before.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken ? Before.Parent as BaseArgumentListSyntax : null;

    /// <summary>The braces of <c>new T { … }</c> or <c>with { … }</c> in which a new member begins here; null elsewhere.</summary>
    public InitializerExpressionSyntax? Initializer =>
        Before.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken ? Before.Parent as InitializerExpressionSyntax : null;

    public static CompletionPlace At(SemanticModel model, int position)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot();
        return new CompletionPlace(root, root.ToFullString(), Math.Clamp(position, 0, root.FullSpan.End));
    }

    private static bool IsAtCode(SyntaxNode root, int position)
    {
        if (position == 0)
            return true;
        SyntaxTrivia trivia = root.FindTrivia(position - 1);
        var isText = trivia.IsDirective || trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia;
        if (isText && (!trivia.FullSpan.End.Equals(position) || !trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)))
            return false;
        SyntaxToken token = root.FindToken(position - 1);
        var isLiteral = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.NumericLiteralToken;
        return !isLiteral || token.SpanStart >= position || (token.Span.End < position);
    }
}
