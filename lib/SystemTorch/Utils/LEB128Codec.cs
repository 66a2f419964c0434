namespace TorchSharp.Utils;

/// <summary>Numbers that are not negative, seven bits a byte, the low bits first.</summary>
internal static class LEB128Codec
{
    private const int LongestBytes = 10;

    public static void Encode(this BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    /// <exception cref="FormatException">The bytes are not such a number.</exception>
    public static long Decode(this BinaryReader reader)
    {
        var value = reader.Read7BitEncodedInt64();
        return value >= 0
            ? value
            : throw new FormatException($"A count in the file is negative; a number of at most {LongestBytes - 1} bytes was expected.");
    }
}
