using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>
/// Finds the calls that C# scripts get wrong. Where several cells have a function of one name, the compiler runs whichever is
/// chosen on the variables of the newest of these cells: a function of an earlier one would take the bits of those for its own.
/// </summary>
internal sealed class ScatteredOverloads
{
    private readonly Dictionary<string, int> _cellsOfName = [];

    /// <summary>Takes in a cell that later ones can name.</summary>
    public void Take(CSharpCompilation cell)
    {
        foreach (var name in FunctionNames(cell))
            _cellsOfName[name] = _cellsOfName.GetValueOrDefault(name) + 1;
    }

    /// <summary>Such calls in a cell, as errors.</summary>
    /// <param name="cell">The cell's compilation, with its text as it was written.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ImmutableArray<Diagnostic> Find(CSharpCompilation cell, CancellationToken cancellation)
    {
        HashSet<string> own = [.. FunctionNames(cell)];
        return [.. cell.SyntaxTrees.SelectMany(WrongCalls)];

        IEnumerable<Diagnostic> WrongCalls(SyntaxTree tree)
        {
            SemanticModel model = cell.GetSemanticModel(tree);
            return
                from name in tree.GetRoot(cancellation).DescendantNodes().OfType<SimpleNameSyntax>()
                where IsInSeveralCells(name.Identifier.ValueText)
                let function = model.GetSymbolInfo(name, cancellation).Symbol as IMethodSymbol
                where function is not null && IsFunctionOfCell(function) && !IsOfNewest(function, name, cell) && UsesCells(function, cell, cancellation)
                select Error(name, function.ToMinimalDisplayString(model, name.SpanStart));
        }

        bool IsInSeveralCells(string name) => _cellsOfName.GetValueOrDefault(name) + (own.Contains(name) ? 1 : 0) > 1;
    }

    private static Diagnostic Error(SimpleNameSyntax call, string function) => Diagnostic.Create(
        "CELL0001",
        "Cells",
        $"'{function}' uses what cells have declared, and a later cell has declared another function '{call.Identifier.ValueText}', on whose "
            + "variables C# scripts would run it; declare both in one cell, or give them different names",
        DiagnosticSeverity.Error,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        warningLevel: 0,
        location: call.GetLocation());

    private static IEnumerable<string> FunctionNames(CSharpCompilation cell) =>
        cell.ScriptClass!.GetMembers().Where(IsFunctionOfCell).Select(function => function.Name).Distinct();

    private static bool IsFunctionOfCell(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false, IsImplicitlyDeclared: false, ContainingType.IsScriptClass: true };

    private static bool IsVariableOfCell(ISymbol symbol) =>
        symbol is IFieldSymbol or IPropertySymbol or IEventSymbol && symbol is { IsStatic: false, ContainingType.IsScriptClass: true };

    /// <summary>Whether the function is of the cell whose variables the call gets.</summary>
    private static bool IsOfNewest(IMethodSymbol function, SimpleNameSyntax name, CSharpCompilation cell)
    {
        CSharpCompilation newest = Chain(cell).First(
            earlier => earlier.ScriptClass!.GetMembers(function.Name).Any(
                member => IsFunctionOfCell(member) && (name is not GenericNameSyntax generic || ((IMethodSymbol)member).Arity == generic.Arity)));
        return function.ContainingType.Equals(newest.ScriptClass, SymbolEqualityComparer.Default);
    }

    private static bool UsesCells(IMethodSymbol function, CSharpCompilation cell, CancellationToken cancellation) =>
        function.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).Any(declaration =>
        {
            SemanticModel model = Chain(cell).First(earlier => earlier.ContainsSyntaxTree(declaration.SyntaxTree)).GetSemanticModel(declaration.SyntaxTree);
            return declaration.DescendantNodes().OfType<SimpleNameSyntax>().Any(
                name => model.GetSymbolInfo(name, cancellation).Symbol is { } used && (IsFunctionOfCell(used) || IsVariableOfCell(used)));
        });

    /// <summary>The cell and those before it, the newest first.</summary>
    private static IEnumerable<CSharpCompilation> Chain(CSharpCompilation cell)
    {
        for (CSharpCompilation? next = cell; next is not null; next = next.ScriptCompilationInfo!.PreviousScriptCompilation)
            yield return next;
    }
}
