namespace Notebooks.Protocol.Contents;

/// <summary>The error that ended a cell.</summary>
/// <param name="Ename">Its name.</param>
/// <param name="Evalue">Its message.</param>
/// <param name="Traceback">The report, line by line.</param>
public sealed record ErrorContent(string Ename, string Evalue, IReadOnlyList<string> Traceback);
