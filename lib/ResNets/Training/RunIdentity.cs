using System.Text.Json;
using System.Text.Json.Nodes;
using ResNets.Data;
using ResNets.Networks;

namespace ResNets.Training;

/// <summary>What makes a run this run and no other: a checkpoint continues only a run with the same identity.</summary>
/// <param name="Network">The architecture.</param>
/// <param name="Recipe">How it is trained.</param>
/// <param name="Data">The training images in words.</param>
/// <param name="DataFingerprint">Their fingerprint.</param>
/// <param name="ValidationFingerprint">That of the validation images, or null where there are none.</param>
public sealed record RunIdentity(
    NetworkSpec Network, Recipe Recipe, string Data, string DataFingerprint, string? ValidationFingerprint)
{
    private static readonly JsonSerializerOptions s_options = TrainingJson.Options;

    /// <summary>The identity of a run.</summary>
    /// <param name="net">The network.</param>
    /// <param name="recipe">How it is trained.</param>
    /// <param name="train">The training images.</param>
    /// <param name="validation">The validation images, or null.</param>
    public static RunIdentity Of(ResNet net, Recipe recipe, ImageSet train, ImageSet? validation = null) =>
        new(net.Spec, recipe, train.Title, train.Fingerprint, validation?.Fingerprint);

    /// <summary>Each difference as <c>recipe.learningRate is 0.05 and was 0.1</c>; none where the identities agree.</summary>
    /// <param name="earlier">The identity that was kept.</param>
    public IReadOnlyList<string> DifferencesFrom(RunIdentity earlier)
    {
        var differences = new List<string>();
        Compare(string.Empty, JsonSerializer.SerializeToNode(this, s_options), JsonSerializer.SerializeToNode(earlier, s_options), differences);
        return differences;
    }

    private static void Compare(string name, JsonNode? now, JsonNode? then, List<string> differences)
    {
        if (now is JsonObject a && then is JsonObject b)
        {
            foreach (var key in a.Select(entry => entry.Key).Union(b.Select(entry => entry.Key)))
            {
                Compare(name.Length == 0 ? key : $"{name}.{key}", a[key], b[key], differences);
            }
        }
        else if (!JsonNode.DeepEquals(now, then))
        {
            differences.Add($"{name} is {Text(now)} and was {Text(then)}");
        }
    }

    private static string Text(JsonNode? node) => node is null ? "none" : node.ToJsonString(s_options).Trim('"');
}
