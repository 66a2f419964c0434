using Notebooks.Kernel;

namespace Notebooks.Assistance;

/// <summary>Finds the <c>#!</c> commands that could stand at the cursor.</summary>
internal static class CommandCompletions
{
    /// <summary>The commands that begin as the line of the cursor does; null where that line begins none.</summary>
    public static CompletionList? At(string code, int position)
    {
        position = Math.Clamp(position, 0, code.Length);
        var line = code[(code[..position].LastIndexOf('\n') + 1)..position];
        var prefix = line.TrimStart();
        if (!prefix.StartsWith("#!", StringComparison.Ordinal))
            return null;
        return new CompletionList(position - prefix.Length, position, [.. CellCommands.Names
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .OrderBy(name => !name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => new CompletionItem(name, "keyword", ""))]);
    }
}
