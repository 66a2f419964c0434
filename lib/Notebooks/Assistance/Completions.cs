using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Assistance;

/// <summary>Finds what could stand at the cursor, from what the compiler knows about the cell and all before it.</summary>
internal static class Completions
{
    private const int MostItems = 500;

    private static readonly CompletionItem[] s_keywords = [.. SyntaxFacts.GetKeywordKinds()
        .Concat([SyntaxKind.AsyncKeyword, SyntaxKind.AwaitKeyword, SyntaxKind.VarKeyword, SyntaxKind.WithKeyword, SyntaxKind.RecordKeyword, SyntaxKind.YieldKeyword])
        .Select(SyntaxFacts.GetText)
        .Where(text => text.Length > 1 && char.IsAsciiLetterLower(text[0]) && !text.StartsWith("__", StringComparison.Ordinal))
        .Distinct()
        .Select(text => new CompletionItem(text, "keyword", ""))];

    public static CompletionList At(SemanticModel model, int position)
    {
        CompletionPlace place = CompletionPlace.At(model, position);
        IEnumerable<CompletionItem> items = place.IsCode ? Items(model, place) : [];
        return new CompletionList(place.Start, place.Position, [.. items
            .Where(item => item.Text.StartsWith(place.Prefix, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(item => item.Text)
            .OrderBy(item => !item.Text.StartsWith(place.Prefix, StringComparison.Ordinal))
            .Take(MostItems)]);
    }

    private static IEnumerable<CompletionItem> Items(SemanticModel model, CompletionPlace place)
    {
        if (place.Qualifier is { } qualifier)
            return Of(Members(model, place.Start, qualifier));
        if (place.Before.IsKind(SyntaxKind.DotToken))
            return [];
        if (place.Initializer is { } initializer && Settable(model, place.Start, initializer) is { Length: > 0 } settable)
            return Of(settable);
        IEnumerable<CompletionItem> arguments = place.Arguments is { } list ? Named(model, list) : [];
        return arguments.Concat(InScope(model, place));
    }

    /// <summary>Members of a namespace, of a type, or of a value.</summary>
    private static IEnumerable<ISymbol> Members(SemanticModel model, int position, SyntaxNode qualifier)
    {
        SymbolInfo info = model.GetSymbolInfo(qualifier);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        ITypeSymbol? type = model.GetTypeInfo(qualifier).Type;
        if (symbol is INamespaceSymbol space)
            return model.LookupNamespacesAndTypes(position, space);
        if (symbol is ITypeSymbol named && named.TypeKind != TypeKind.Error)
            return model.LookupSymbols(position, named).Where(member => member.IsStatic || member is ITypeSymbol);
        if (type is null || type.TypeKind == TypeKind.Error || symbol is IMethodSymbol { MethodKind: not MethodKind.ReducedExtension } && qualifier is IdentifierNameSyntax)
            return [];
        return model.LookupSymbols(position, type, includeReducedExtensionMethods: true)
            .Where(member => !member.IsStatic && member is not ITypeSymbol);
    }

    private static ISymbol[] Settable(SemanticModel model, int position, InitializerExpressionSyntax initializer)
    {
        if (initializer.Parent is not ExpressionSyntax made || model.GetTypeInfo(made).Type is not { } type)
            return [];
        string[] given = [.. initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(set => set.Left.ToString())];
        return [.. model.LookupSymbols(position, type).Where(member => !member.IsStatic && !given.Contains(member.Name)
            && member is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false })];
    }

    /// <summary>The parameters of all overloads, as <c>name:</c>.</summary>
    private static IEnumerable<CompletionItem> Named(SemanticModel model, BaseArgumentListSyntax arguments)
    {
        string?[] given = [.. arguments.Arguments.Select(argument => argument.NameColon?.Name.Identifier.Text)];
        return Calls.Overloads(model, arguments)
            .SelectMany(overload => overload.Parameters)
            .Where(parameter => !given.Contains(parameter.Name))
            .Select(parameter => new CompletionItem(parameter.Name + ":", "param", SymbolText.Short(parameter)));
    }

    private static IEnumerable<CompletionItem> InScope(SemanticModel model, CompletionPlace place)
    {
        IEnumerable<ISymbol> symbols = model.LookupSymbols(place.Start);

        // Without a letter there are thousands; what the cells themselves declare is what one looks for.
        if (place.Prefix.Length == 0)
            return Of(symbols.Where(symbol => symbol.Locations.Any(location => location.IsInSource)));
        return Of(symbols.Where(symbol => symbol.Name.StartsWith(place.Prefix, StringComparison.OrdinalIgnoreCase))).Concat(s_keywords);
    }

    private static IEnumerable<CompletionItem> Of(IEnumerable<ISymbol> symbols) => symbols
        .Where(symbol => symbol.CanBeReferencedByName && !symbol.IsImplicitlyDeclared && !SymbolText.IsHidden(symbol))
        .OrderBy(symbol => symbol is IMethodSymbol { MethodKind: MethodKind.ReducedExtension })
        .ThenBy(symbol => !symbol.Locations.Any(location => location.IsInSource))
        .ThenBy(symbol => symbol.Name, StringComparer.OrdinalIgnoreCase)
        .Select(symbol => new CompletionItem(symbol.Name, SymbolText.Kind(symbol), SymbolText.Short(symbol)));
}
