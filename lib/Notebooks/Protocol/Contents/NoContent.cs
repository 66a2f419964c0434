namespace Notebooks.Protocol.Contents;

/// <summary>The content of requests that say everything by their type.</summary>
public sealed record NoContent;
