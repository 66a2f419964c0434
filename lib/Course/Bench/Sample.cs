using System.Text.Json;

namespace Course.Bench;

/// <summary>One round of one contender.</summary>
/// <param name="Seconds">How long each repetition took.</param>
/// <param name="PeakBytes">The most memory that the process has had resident so far.</param>
internal sealed record Sample(IReadOnlyList<double> Seconds, long PeakBytes)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public string ToJson() => JsonSerializer.Serialize(this, s_options);

    /// <exception cref="JsonException">The line is something else.</exception>
    public static Sample FromJson(string line) => JsonSerializer.Deserialize<Sample>(line, s_options)!;
}
