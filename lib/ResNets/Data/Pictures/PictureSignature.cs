namespace ResNets.Data;

/// <summary>Tells by its first bytes what a file is; names and endings lie.</summary>
internal static class PictureSignature
{
    private static readonly (byte[] Start, string Name)[] s_others =
    [
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("BM"u8.ToArray(), "a BMP picture"),
        ("II*\0"u8.ToArray(), "a TIFF picture"),
        ("MM\0*"u8.ToArray(), "a TIFF picture"),
        ("RIFF"u8.ToArray(), "a WebP picture"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("PK"u8.ToArray(), "a zip archive"),
        ("version https://git-lfs"u8.ToArray(), "a Git LFS pointer"),
    ];

    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(s_png);

    public static bool IsPicture(ReadOnlySpan<byte> file) => IsJpeg(file) || IsPng(file);

    /// <summary>What a file that is neither JPEG nor PNG is, as the end of a sentence.</summary>
    public static string Describe(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return "an empty file";
        }

        foreach (var (start, name) in s_others)
        {
            if (file.StartsWith(start))
            {
                return name;
            }
        }

        return file.Length > 8 && file[4..].StartsWith("ftyp"u8) ? "an MP4, HEIC or AVIF file"
            : !Beginning(file).ContainsAnyExcept((byte)0) ? "a file that begins with zeros"
            : IsText(file) ? "a text file"
            : "no picture";
    }

    private static bool IsText(ReadOnlySpan<byte> file) =>
        !Beginning(file).ContainsAnyInRange((byte)0, (byte)8);

    private static ReadOnlySpan<byte> Beginning(ReadOnlySpan<byte> file) => file[..Math.Min(file.Length, 256)];
}
