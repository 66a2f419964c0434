using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Kernel;

/// <summary>A cell ready to run.</summary>
/// <param name="Name">What its debug information calls it: of a cell that is run again, the name of the run that compiled it.</param>
/// <param name="Code">Its text.</param>
/// <param name="Trees">Its text, and those of the scripts that it loads, parsed.</param>
/// <param name="Slot">The place of its state among the states of all cells.</param>
/// <param name="Factory">Runs the cell over the states before its slot, and puts its own there; null when the cell holds only directives.</param>
internal sealed record CompiledCell(
    string Name, string Code, ImmutableArray<SyntaxTree> Trees, int Slot, Func<object?[], Task<object?>>? Factory)
{
    /// <summary>What the next cell continues from, if this one takes place; null when it is run again, and has its place.</summary>
    public CSharpCompilation? Compilation { get; init; }

    /// <summary>Whether a later cell can name anything of it.</summary>
    public bool IsNameable { get; init; }
}
