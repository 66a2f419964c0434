namespace Notebooks.Protocol.Contents;

/// <summary>The language of a kernel's cells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Mimetype">The MIME type of its files.</param>
/// <param name="FileExtension">The extension of its files, with the dot.</param>
/// <param name="PygmentsLexer">What Pygments calls it.</param>
/// <param name="CodemirrorMode">What CodeMirror calls it.</param>
public sealed record LanguageInfo(
    string Name, string Version, string Mimetype, string FileExtension, string PygmentsLexer, string CodemirrorMode);
