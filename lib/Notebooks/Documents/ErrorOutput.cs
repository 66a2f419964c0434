using System.Collections.Immutable;

namespace Notebooks.Documents;

/// <summary>The error that ended the cell.</summary>
/// <param name="Name">The kind of error, such as an exception's type name.</param>
/// <param name="Message">What went wrong, in words.</param>
/// <param name="Traceback">The report shown to the reader, line by line.</param>
public sealed record ErrorOutput(string Name, string Message, ImmutableArray<string> Traceback) : Output;
