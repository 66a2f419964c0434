using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Export;

/// <summary>C# with its tokens marked up, as the compiler's own scanner sees them.</summary>
internal static class CodeHtml
{
    private static readonly CSharpParseOptions s_options = new(kind: SourceCodeKind.Script);

    /// <summary>The code as HTML, character for character.</summary>
    public static string Of(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, s_options).GetRoot().DescendantTokens())
        {
            Append(html, token.LeadingTrivia);
            Append(html, TokenKinds.Of(token), token.Text);
            Append(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (var part in trivia)
        {
            Append(html, TokenKinds.Of(part), part.ToFullString());
        }
    }

    private static void Append(StringBuilder html, string? kind, string text)
    {
        var encoded = Html.Text(text);
        html.Append(kind is null || text.Length == 0 ? encoded : $"<span class=\"{kind}\">{encoded}</span>");
    }
}
