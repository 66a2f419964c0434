namespace Notebooks.Protocol;

/// <summary>Identifies a message.</summary>
/// <param name="MsgId">Unique among all messages.</param>
/// <param name="MsgType">One of <see cref="MessageTypes"/>.</param>
/// <param name="Session">Unique for the sender's lifetime.</param>
/// <param name="Username">The sender's user.</param>
/// <param name="Date">When it was made, ISO 8601.</param>
/// <param name="Version">The protocol's version.</param>
public sealed record MessageHeader(string MsgId, string MsgType, string Session, string Username, string Date, string Version);
