namespace Notebooks.Protocol.Contents;

/// <summary>A page for the help menu of a front end.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Url">Its address.</param>
public sealed record HelpLink(string Text, string Url);
