namespace Notebooks.Protocol.Contents;

/// <summary>Asks for a cell to be run.</summary>
/// <param name="Code">The cell's text.</param>
/// <param name="Silent">Run it without result, history or number.</param>
/// <param name="StoreHistory">Count it.</param>
/// <param name="AllowStdin">The front end answers questions.</param>
/// <param name="StopOnError">Drop what is queued when it fails.</param>
public sealed record ExecuteRequest(
    string Code, bool Silent = false, bool StoreHistory = true, bool AllowStdin = false, bool StopOnError = true)
{
    /// <summary>Expressions whose values the reply tells, by names of the front end's choice.</summary>
    public IReadOnlyDictionary<string, string>? UserExpressions { get; init; }
}
