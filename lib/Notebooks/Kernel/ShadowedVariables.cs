using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Kernel;

/// <summary>
/// Lets go of the values of variables that a later cell has declared anew: a cell that is run again and again, as cells
/// are, would else keep all its data sets and networks. A variable that a function, lambda or type mentions keeps its
/// value, because these go on to see it.
/// </summary>
internal sealed class ShadowedVariables
{
    private readonly Dictionary<string, object> _owners = [];
    private readonly HashSet<string> _mentioned = [];

    /// <summary>Takes in a cell that has run.</summary>
    /// <param name="state">Holds the cell's variables as fields.</param>
    /// <param name="trees">The cell's code.</param>
    public void Take(object state, IEnumerable<SyntaxTree> trees)
    {
        foreach (FieldInfo variable in state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public).Where(IsVariable))
        {
            if (_owners.TryGetValue(variable.Name, out var owner) && !_mentioned.Contains(variable.Name))
                Clear(owner, variable.Name);
            _owners[variable.Name] = state;
            _mentioned.Remove(variable.Name);
        }

        foreach (SyntaxTree tree in trees)
            _mentioned.UnionWith(MentionedInFunctions(tree.GetRoot()));
    }

    /// <summary>
    /// Not what the compiler has put there, the states of other cells; and not what can be called, for a later variable
    /// that cannot be called does not hide it from calls.
    /// </summary>
    private static bool IsVariable(FieldInfo field) => !field.Name.StartsWith('<') && !CanBeCalled(field);

    private static bool CanBeCalled(FieldInfo field) =>
        field.FieldType.IsSubclassOf(typeof(Delegate)) || field.FieldType.IsFunctionPointer || field.IsDefined(typeof(DynamicAttribute));

    private static void Clear(object owner, string name)
    {
        if (owner.GetType().GetField(name) is { FieldType.IsValueType: false, IsInitOnly: false } field)
            field.SetValue(owner, null);
    }

    private static IEnumerable<string> MentionedInFunctions(SyntaxNode root) => root
        .DescendantNodes()
        .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax
            || (node is MemberDeclarationSyntax and not (GlobalStatementSyntax or FieldDeclarationSyntax)))
        .SelectMany(Identifiers.In);
}
