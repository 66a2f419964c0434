using System.Collections.Immutable;

namespace Notebooks.Protocol.Contents;

/// <summary>Which comms are open: none, because this kernel has no objects that front ends speak to.</summary>
public sealed record CommInfoReply
{
    /// <summary>"ok".</summary>
    public string Status { get; init; } = "ok";

    /// <summary>The open comms by their ids.</summary>
    public IReadOnlyDictionary<string, object> Comms { get; init; } = ImmutableDictionary<string, object>.Empty;
}
