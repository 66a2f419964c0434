using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Kernel;
using Notebooks.Protocol.Contents;

namespace Notebooks.Assistance;

/// <summary>Whether a console should run code at the Enter key, or begin a new line.</summary>
internal static class Completeness
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static IsCompleteReply Of(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(CellText.OnlyCSharp(code), s_options);
        if (HelpQuery.Parse(code) is null && !SyntaxFactory.IsCompleteSubmission(tree))
            return new IsCompleteReply("incomplete", Indent(code));
        var isWrong = HelpQuery.Parse(code) is null && tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return new IsCompleteReply(isWrong ? "invalid" : "complete", null);
    }

    /// <summary>The last line's indentation, one step more behind an opening bracket.</summary>
    private static string Indent(string code)
    {
        var line = code.TrimEnd('\n').Split('\n')[^1];
        var indent = line[..^line.TrimStart().Length];
        return line.TrimEnd().EndsWith('{') || line.TrimEnd().EndsWith('(') ? indent + "    " : indent;
    }
}
