namespace Notebooks.Kernel;

/// <summary>What the lines after a <c>#!</c> command are written in.</summary>
internal enum CellLanguage
{
    CSharp,
    Markdown,
    Html,
    Javascript,
}
