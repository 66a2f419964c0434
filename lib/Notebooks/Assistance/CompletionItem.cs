namespace Notebooks.Assistance;

/// <summary>A text that could stand at the cursor.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is, in JupyterLab's words: function, property, class, namespace, keyword, ….</param>
/// <param name="Signature">Its declaration; empty for keywords.</param>
public sealed record CompletionItem(string Text, string Kind, string Signature);
