using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Kernel;

/// <summary>A cell ready to run.</summary>
/// <param name="Compilation">What the next cell continues from, if this one takes place.</param>
/// <param name="Factory">Runs the cell over the states of all cells so far, and adds its own; null when the cell holds only directives.</param>
internal sealed record CompiledCell(CSharpCompilation Compilation, Func<object?[], Task<object?>>? Factory);
