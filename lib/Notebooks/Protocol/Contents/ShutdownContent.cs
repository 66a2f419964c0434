namespace Notebooks.Protocol.Contents;

/// <summary>Ends the kernel, in request and reply.</summary>
/// <param name="Restart">Another kernel follows.</param>
public sealed record ShutdownContent(bool Restart);
