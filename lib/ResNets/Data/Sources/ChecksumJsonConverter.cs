using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResNets.Data;

internal sealed class ChecksumJsonConverter : JsonConverter<Checksum>
{
    public override Checksum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Checksum.Parse(reader.GetString() ?? "");
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Checksum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
