namespace Notebooks.Protocol.Contents;

/// <summary>Printed text.</summary>
/// <param name="Name">"stdout" or "stderr".</param>
/// <param name="Text">The text.</param>
public sealed record PrintedText(string Name, string Text);
