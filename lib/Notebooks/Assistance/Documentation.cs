using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Notebooks.Assistance;

/// <summary>The XML documentation of a symbol, as text.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Parameters">What each parameter is.</param>
/// <param name="Returns">What comes back.</param>
/// <param name="Exceptions">What is thrown, and when.</param>
/// <param name="Remarks">More about it.</param>
internal sealed partial record Documentation(
    string Summary,
    ImmutableArray<(string Name, string Text)> Parameters,
    string Returns,
    ImmutableArray<(string Name, string Text)> Exceptions,
    string Remarks)
{
    private const int LongestInheritance = 16;

    /// <summary>The documentation; null where there is none.</summary>
    public static Documentation? Of(ISymbol symbol)
    {
        for (var i = 0; i < LongestInheritance; i++)
        {
            if (Parse(symbol.OriginalDefinition.GetDocumentationCommentXml()) is not { } xml)
                return null;
            if (xml.Descendants("inheritdoc").Any() && Inherited(symbol) is { } inherited)
                symbol = inherited;
            else
                return Of(xml);
        }

        return null;
    }

    private static Documentation Of(XElement xml) => new(
        Text(xml.Element("summary")),
        [.. xml.Elements("param").Select(param => (param.Attribute("name")?.Value ?? "", Text(param)))],
        Text(xml.Element("returns")),
        [.. xml.Elements("exception").Select(exception => (Short(exception.Attribute("cref")?.Value), Text(exception)))],
        Text(xml.Element("remarks")));

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrWhiteSpace(xml))
            return null;
        try
        {
            return XElement.Parse($"<doc>{xml}</doc>") is { } doc ? doc.Element("member") ?? doc.Element("doc") ?? doc : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        INamedTypeSymbol { BaseType: { SpecialType: not SpecialType.System_Object } type } => type,
        _ => symbol.ContainingType?.AllInterfaces.SelectMany(type => type.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
    };

    private static string Text(XElement? element)
    {
        var text = element is null ? "" : string.Concat(element.Nodes().Select(Text));
        return Spaces().Replace(text, " ").Replace(" \n ", "\n", StringComparison.Ordinal).Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XText text => Spaces().Replace(text.Value.ReplaceLineEndings(" "), " "),
        XElement { Name.LocalName: "see" or "seealso" } see when see.IsEmpty =>
            see.Attribute("langword")?.Value ?? (see.Attribute("cref") is { } cref ? Short(cref.Value) : see.Attribute("href")?.Value ?? ""),
        XElement { Name.LocalName: "paramref" or "typeparamref" } reference => reference.Attribute("name")?.Value ?? "",
        XElement { Name.LocalName: "para" or "item" } part => $"\n{string.Concat(part.Nodes().Select(Text)).Trim()}\n",
        XElement inner => string.Concat(inner.Nodes().Select(Text)),
        _ => "",
    };

    /// <summary>"M:ResNets.Block.forward(Tensor)" as "Block.forward".</summary>
    private static string Short(string? reference)
    {
        var name = (reference ?? "").Split('(')[0];
        var words = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('.');
        return GenericArity().Replace(string.Join('.', words[^(name.StartsWith("T:", StringComparison.Ordinal) ? 1 : Math.Min(2, words.Length))..]), "");
    }

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("`+[0-9]+")]
    private static partial Regex GenericArity();
}
