using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Kernel;
using Notebooks.Protocol.Contents;

namespace Notebooks.Assistance;

/// <summary>Whether a console should run code at the Enter key, or begin a new line.</summary>
internal static class Completeness
{
    /// <summary>The one thing begun that the compiler takes for a complete submission.</summary>
    private const string UnterminatedRawString = "CS8997";

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static IsCompleteReply Of(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(CellText.OnlyCSharp(code), s_options);
        if (HelpQuery.Parse(code) is not null)
            return new IsCompleteReply("complete", null);
        Diagnostic[] errors = [.. tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)];
        if (!SyntaxFactory.IsCompleteSubmission(tree) || errors.Any(error => error.Id == UnterminatedRawString))
            return new IsCompleteReply("incomplete", Indent(code));
        return new IsCompleteReply(errors.Length > 0 ? "invalid" : "complete", null);
    }

    /// <summary>The last line's indentation, one step more behind an opening bracket.</summary>
    private static string Indent(string code)
    {
        var line = code.TrimEnd('\n').Split('\n')[^1];
        var indent = line[..^line.TrimStart().Length];
        return line.TrimEnd().EndsWith('{') || line.TrimEnd().EndsWith('(') ? indent + "    " : indent;
    }
}
