using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace ResNets.Data;

/// <summary>Decodes JPEG and PNG with ImageSharp.</summary>
internal static class PictureCodec
{
    /// <summary>Reads the size of what is known to be a JPEG or PNG by its first bytes.</summary>
    /// <exception cref="PictureException">The header is damaged; the message is a clause.</exception>
    public static PictureHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        try
        {
            var info = Image.Identify(file);
            var isTurned = info.Metadata.ExifProfile is { } exif
                && exif.TryGetValue(SixLabors.ImageSharp.Metadata.Profiles.Exif.ExifTag.Orientation, out var orientation)
                && orientation.Value >= 5;
            return new PictureHeader(
                isTurned ? info.Height : info.Width, isTurned ? info.Width : info.Height, PictureSignature.IsJpeg(file));
        }
        catch (ImageFormatException error)
        {
            throw new PictureException(error.Message.TrimEnd('.'));
        }
    }

    /// <summary>Decodes a whole picture, upright.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="denominator">1; for a JPEG also 2, 4 or 8, for that part of its size.</param>
    /// <param name="pixels">Exactly the pixels of <see cref="PictureHeader.Scaled"/>.</param>
    /// <exception cref="PictureException">The file is damaged; the message is a clause.</exception>
    public static void Decode(ReadOnlySpan<byte> file, int denominator, Span<byte> pixels)
    {
        var (width, height) = ReadHeader(file).Scaled(denominator);
        try
        {
            using var image = Image.Load<Rgba32>(new DecoderOptions { SkipMetadata = false, MaxFrames = 1 }, file);
            image.Mutate(operations =>
            {
                operations.AutoOrient().BackgroundColor(Color.White);
                if (denominator > 1)
                {
                    operations.Resize(width, height, KnownResamplers.Box);
                }
            });
            using var opaque = image.CloneAs<Rgb24>();
            opaque.CopyPixelDataTo(pixels);
        }
        catch (Exception error) when (error is ImageFormatException or InvalidImageContentException)
        {
            throw new PictureException(error.Message.TrimEnd('.'));
        }
    }
}
