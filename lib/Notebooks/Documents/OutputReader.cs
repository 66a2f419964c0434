using System.Text.Json;

namespace Notebooks.Documents;

/// <summary>Reads one output of a code cell.</summary>
internal static class OutputReader
{
    public static Output Read(JsonElement json, string place) => Json.StringAt(json, "output_type") switch
    {
        "stream" => new StreamOutput(Members.RequiredText(json, "name", place), Members.RequiredText(json, "text", place)),
        "display_data" => new DisplayOutput(Bundle(json, place)) { Metadata = Members.Object(json, "metadata", place) },
        "execute_result" => new ExecuteResultOutput(Bundle(json, place), Members.Count(json, "execution_count", place))
        {
            Metadata = Members.Object(json, "metadata", place),
        },
        "error" => new ErrorOutput(
            Members.RequiredText(json, "ename", place),
            Members.RequiredText(json, "evalue", place),
            [.. Members.List(json, "traceback", place).Select(line => Json.Text(line) ?? "")]),
        var other => throw new NotebookFormatException(
            $"{place} has the output type '{other}'; expected stream, display_data, execute_result or error: clear the cell's outputs."),
    };

    private static MimeBundle Bundle(JsonElement json, string place)
    {
        MimeBundle bundle = MimeBundle.Empty;
        foreach (JsonProperty member in Members.Object(json, "data", place).EnumerateObject())
        {
            JsonElement value = member.Value;
            if (!MimeBundle.IsJson(member.Name))
            {
                value = Json.Of(Json.Text(value) ?? throw new NotebookFormatException(
                    $"{place} has no text under {member.Name}; expected a string or a list of strings: clear the cell's outputs."));
            }

            bundle = new MimeBundle(bundle.Data.SetItem(member.Name, value));
        }

        return bundle;
    }
}
