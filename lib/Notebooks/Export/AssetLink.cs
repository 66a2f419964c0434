namespace Notebooks.Export;

/// <summary>A file on the web whose content is known.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Integrity">Its hash as browsers check it: "sha384-…".</param>
public sealed record AssetLink(Uri Url, string Integrity);
