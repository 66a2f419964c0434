namespace Notebooks.Protocol.Contents;

/// <summary>The kernel is about to end.</summary>
/// <param name="Restart">Another kernel follows.</param>
public sealed record ShutdownReply(bool Restart)
{
    /// <summary>"ok".</summary>
    public string Status { get; init; } = "ok";
}
