namespace Course.Requirements;

/// <summary>A file of an npm package that exported pages carry, or link to where there is no npm.</summary>
/// <param name="Path">The path within the package.</param>
/// <param name="Url">The same file on a CDN.</param>
/// <param name="Integrity">Its hash as browsers check it: <c>sha384-</c> and the digest in base 64.</param>
public sealed record NpmFile(string Path, Uri Url, string Integrity);
