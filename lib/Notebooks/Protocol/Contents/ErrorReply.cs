namespace Notebooks.Protocol.Contents;

/// <summary>A request that could not be answered.</summary>
/// <param name="Ename">The error's name.</param>
/// <param name="Evalue">The error's message.</param>
public sealed record ErrorReply(string Ename, string Evalue)
{
    /// <summary>"error".</summary>
    public string Status { get; init; } = "error";

    /// <summary>The error's report.</summary>
    public IReadOnlyList<string> Traceback { get; init; } = [Evalue];
}
