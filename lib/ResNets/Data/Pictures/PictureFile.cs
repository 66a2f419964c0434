using System.Globalization;

namespace ResNets.Data;

/// <summary>
/// Reads JPEG files (grey, colour, CMYK, progressive, turned by EXIF) and PNG files (grey, palette, 16 bit, interlaced; what is
/// transparent lies on white). What a file is, its bytes say, whatever its name ends in. A file that is damaged or ends early
/// is refused.
/// </summary>
public static class PictureFile
{
    /// <summary>The most pixels that a picture may have: 100 million, 300 MB decoded.</summary>
    public const long MostPixels = 100_000_000;

    private const string FileKey = "picture";

    /// <summary>The file that an error is about, where a picture could not be read or decoded; else null.</summary>
    /// <param name="error">The error.</param>
    public static string? OfError(Exception error) => error?.Data[FileKey] as string;

    /// <summary>Whether a file's first bytes are those of a JPEG or PNG picture; the rest may still be damaged.</summary>
    /// <param name="path">The file.</param>
    public static bool BeginsAsPicture(string path)
    {
        Span<byte> start = stackalloc byte[8];
        try
        {
            using var handle = File.OpenHandle(path);
            start = start[..RandomAccess.Read(handle, start, 0)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return PictureSignature.IsJpeg(start) || PictureSignature.IsPng(start);
    }

    /// <summary>Decodes a picture.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file cannot be read or decoded; the message names it and says why.</exception>
    public static Picture Read(string path)
    {
        using var reader = new PictureReader();
        var (width, height) = reader.Read(path);
        return new Picture(width, height, reader.Pixels.ToArray());
    }

    /// <summary>Reads the size that a picture has when shown.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file cannot be read or is no picture; the message names it and says why.</exception>
    public static (int Width, int Height) ReadSize(string path)
    {
        using var reader = new PictureReader();
        var header = reader.ReadHeader(path);
        return (header.Width, header.Height);
    }

    /// <summary>The header of a file's bytes, once it is known that they can be decoded within the limits.</summary>
    internal static PictureHeader CheckHeader(string path, ReadOnlySpan<byte> file)
    {
        if (!PictureSignature.IsJpeg(file) && !PictureSignature.IsPng(file))
        {
            throw Refusal(
                path, $"is {PictureSignature.Describe(file)}; expected a JPEG or PNG picture. Replace or remove it.");
        }

        var header = Checked(path, file, bytes => PictureCodec.ReadHeader(bytes));
        return (long)header.Width * header.Height <= MostPixels
            ? header
            : throw Refusal(path, string.Create(
                CultureInfo.InvariantCulture,
                $"has {header.Width:N0}×{header.Height:N0} pixels; expected at most {MostPixels / 1_000_000} million. Shrink or remove it."));
    }

    /// <summary>Runs a codec and puts its complaint into a sentence.</summary>
    internal static T Checked<T>(string path, ReadOnlySpan<byte> file, Func<ReadOnlySpan<byte>, T> decode)
    {
        try
        {
            return decode(file);
        }
        catch (PictureException error)
        {
            var kind = PictureSignature.IsJpeg(file) ? "JPEG" : "PNG";
            throw Refusal(path, $"is a damaged {kind} picture ({error.Message}). Replace or remove it.", error);
        }
    }

    /// <summary>An error that names its file in words and to <see cref="OfError"/>.</summary>
    internal static InvalidDataException Refusal(string path, string problem, Exception? inner = null) =>
        new($"{path} {problem}", inner) { Data = { [FileKey] = path } };
}
