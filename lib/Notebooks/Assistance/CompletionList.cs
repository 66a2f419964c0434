namespace Notebooks.Assistance;

/// <summary>What could stand at the cursor.</summary>
/// <param name="Start">Where the text that an item replaces begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The items, best first.</param>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items);
