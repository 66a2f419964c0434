using System.CommandLine;

namespace Course.Commands;

/// <summary>A command whose help ends in examples.</summary>
/// <param name="name">The command's name.</param>
/// <param name="summary">What it does, in one line.</param>
/// <param name="examples">Lines to type.</param>
internal sealed class CourseVerb(string name, string summary, params IReadOnlyList<string> examples)
    : Command(name, summary)
{
    public IReadOnlyList<string> Examples => examples;
}
