using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notebooks.Protocol;

/// <summary>How messages are written as JSON.</summary>
internal static class MessageJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        MaxDepth = 256,
    };
}
