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

    private const string BadKey = "bad pictures";

    /// <summary>The files that an error is about, where pictures could not be read or decoded; else none.</summary>
    /// <param name="error">The error.</param>
    public static IReadOnlyList<BadPicture> OfError(Exception error) => error?.Data[BadKey] as BadPicture[] ?? [];

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
        if (!PictureSignature.IsPicture(file))
        {
            throw Refusal(path, $"is {PictureSignature.Describe(file)}", "; expected a JPEG or PNG picture. Replace or remove it.");
        }

        var header = Checked(path, file, bytes => PictureCodec.ReadHeader(bytes));
        return (long)header.Width * header.Height <= MostPixels
            ? header
            : throw Refusal(
                path,
                string.Create(CultureInfo.InvariantCulture, $"has {header.Width:N0}×{header.Height:N0} pixels"),
                $"; expected at most {MostPixels / 1_000_000} million. Shrink or remove it.");
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
            throw Refusal(path, $"is a damaged {kind} picture ({error.Message})", inner: error);
        }
    }

    /// <summary>An error that names its file in words and to <see cref="OfError"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problem">What is wrong with it, as a clause.</param>
    /// <param name="advice">The end of the sentence.</param>
    /// <param name="inner">What was thrown because of it.</param>
    internal static InvalidDataException Refusal(
        string path, string problem, string advice = ". Replace or remove it.", Exception? inner = null) =>
        Refusal([new BadPicture(path, problem)], $"{path} {problem}{advice}", inner);

    /// <summary>An error about several files, which <see cref="OfError"/> names.</summary>
    internal static InvalidDataException Refusal(BadPicture[] pictures, string message, Exception? inner = null) =>
        new(message, inner) { Data = { [BadKey] = pictures } };
}
