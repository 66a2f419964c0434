using Microsoft.CodeAnalysis;

namespace Notebooks.Assistance;

/// <summary>Symbols in words.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_full = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat s_own = s_full
        .WithMemberOptions(s_full.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType & ~SymbolDisplayMemberOptions.IncludeModifiers);

    /// <summary>The declaration; a cell's own names stand without the class that the compiler puts them in.</summary>
    public static string Full(ISymbol symbol) =>
        symbol.ToDisplayString(IsOfCell(symbol) ? s_own : s_full).Replace("Submission#", "cell ", StringComparison.Ordinal);

    /// <summary>The declaration without the type that it is in.</summary>
    public static string Short(ISymbol symbol) => symbol.ToDisplayString(s_own);

    /// <summary>What a symbol is, in the words that JupyterLab has pictures for.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "namespace",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        ITypeSymbol => "class",
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol field when IsOfCell(field) => "variable",
        IFieldSymbol => "field",
        IEventSymbol => "event",
        _ => "variable",
    };

    public static bool IsOfCell(ISymbol symbol) => symbol.ContainingType is { IsScriptClass: true };

    /// <summary>Whether its author asks editors not to show it.</summary>
    public static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]);
}
