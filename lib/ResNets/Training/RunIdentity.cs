using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ResNets.Data;
using ResNets.Networks;

namespace ResNets.Training;

/// <summary>
/// What makes a run this run and no other: a checkpoint continues only a run with the same identity. Architecture and
/// recipe are kept as JSON, so that a checkpoint stays readable when a later version adds a setting.
/// </summary>
/// <param name="Network">The architecture.</param>
/// <param name="Recipe">How it is trained.</param>
/// <param name="Data">The training images in words.</param>
/// <param name="DataFingerprint">Their fingerprint.</param>
/// <param name="ValidationFingerprint">That of the validation images, or null where there are none.</param>
/// <param name="ClassNames">What each label means, or null in a checkpoint of an earlier version.</param>
public sealed record RunIdentity(
    JsonObject Network, JsonObject Recipe, string Data, string DataFingerprint, string? ValidationFingerprint, IReadOnlyList<string>? ClassNames = null)
{
    private static readonly JsonSerializerOptions s_everything =
        new(TrainingJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>The network's name.</summary>
    [JsonIgnore]
    public string NetworkName => Network["name"]?.GetValue<string>() ?? "a network";

    /// <summary>The iterations of the whole run.</summary>
    [JsonIgnore]
    public int Iterations => Recipe["iterations"]?.GetValue<int>() ?? 0;

    /// <summary>The identity of a run.</summary>
    /// <param name="net">The network.</param>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="train">The training images.</param>
    /// <param name="validation">The validation images, or null.</param>
    public static RunIdentity Of(Network net, Recipe recipe, ILabelledImages train, ILabelledImages? validation = null) =>
        new(Json(net.Spec), Json(recipe), train.Title, train.Fingerprint, validation?.Fingerprint, [.. train.ClassNames]);

    /// <summary>The identity of the same run with another network.</summary>
    internal RunIdentity WithNetwork(Network net) => this with { Network = Json(net.Spec) };

    /// <summary>
    /// Each difference as <c>recipe.learningRate is 0.05 and was 0.1</c>; none where the identities agree. Settings that the
    /// earlier one does not know are passed over.
    /// </summary>
    /// <param name="earlier">The identity that was kept.</param>
    public IReadOnlyList<string> DifferencesFrom(RunIdentity earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var differences = new List<string>();
        Compare("network", Network, earlier.Network, differences);
        Compare("recipe", Recipe, earlier.Recipe, differences);
        Compare("data", Data, earlier.Data, differences);
        Compare("dataFingerprint", DataFingerprint, earlier.DataFingerprint, differences);
        Compare("validationFingerprint", ValidationFingerprint, earlier.ValidationFingerprint, differences);
        return differences;
    }

    private static JsonObject Json<T>(T value) => JsonSerializer.SerializeToNode(value, s_everything)!.AsObject();

    private static void Compare(string name, JsonNode? now, JsonNode? then, List<string> differences)
    {
        if (now is JsonObject settings && then is JsonObject earlier)
        {
            foreach (var (key, value) in earlier)
            {
                Compare($"{name}.{key}", settings[key], value, differences);
            }
        }
        else if (!JsonNode.DeepEquals(now, then))
        {
            differences.Add($"{name} is {Text(now)} and was {Text(then)}");
        }
    }

    private static string Text(JsonNode? node) => node is null ? "none" : node.ToJsonString(s_everything).Trim('"');
}
