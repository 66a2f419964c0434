using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>Reads the cells of one notebook in order and keeps watch over their ids.</summary>
internal sealed class CellReader(string notebook)
{
    private static readonly string[] s_known = ["cell_type", "execution_count", "id", "metadata", "outputs", "source"];
    private readonly Dictionary<string, int> _ids = [];

    public Cell Read(JsonElement json, int index)
    {
        var place = $"{notebook}, cell {index + 1}";
        if (json.ValueKind != JsonValueKind.Object)
            throw new NotebookFormatException($"{place} is no JSON object; expected an object with 'cell_type' and 'source'.");

        var source = Members.RequiredText(json, "source", place);
        var id = Id(json, index, source, place);
        Cell cell = Json.StringAt(json, "cell_type") switch
        {
            "code" => new CodeCell(id, source)
            {
                ExecutionCount = Members.Count(json, "execution_count", place),
                Outputs = [.. Members.List(json, "outputs", place).Select((o, i) => OutputReader.Read(o, $"{place}, output {i + 1}"))],
            },
            "markdown" => new MarkdownCell(id, source),
            "raw" => new RawCell(id, source),
            null => throw new NotebookFormatException($"{place} has no string 'cell_type'; expected code, markdown or raw."),
            var other => throw new NotebookFormatException(
                $"{place} has the cell type '{other}'; expected code, markdown or raw: change 'cell_type', or delete the cell."),
        };
        return cell with { Metadata = Members.Object(json, "metadata", place), OtherMembers = Others(json) };
    }

    private static ImmutableSortedDictionary<string, JsonElement> Others(JsonElement json) =>
        Json.NoMembers.SetItems(json.EnumerateObject()
            .Where(member => !s_known.Contains(member.Name))
            .Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private string Id(JsonElement json, int index, string source, string place)
    {
        var given = json.TryGetProperty("id", out JsonElement value);
        var id = given ? Json.StringAt(value) ?? "" : GeneratedId(index, source);
        if (id.Length is 0 or > 64 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new NotebookFormatException($"{place} has the id {value.GetRawText()}; expected 1 to 64 letters, digits, '-' or '_'.");
        if (!_ids.TryAdd(id, index + 1))
            throw new NotebookFormatException($"{place} has the id '{id}' of cell {_ids[id]}; ids are unique: change one of them.");
        return id;
    }

    /// <summary>nbformat 4.0 to 4.4 had no ids; the same file gets the same ones every time.</summary>
    private static string GeneratedId(int index, string source)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{index}\n{source}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
