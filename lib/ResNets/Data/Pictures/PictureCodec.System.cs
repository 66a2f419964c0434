using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace ResNets.Data;

/// <summary>Decodes JPEG and PNG with the machine's libjpeg-turbo and libpng (lib/ResNets/native).</summary>
internal static class PictureCodec
{
    private const string Library = "resnetimages";
    private const int ErrorSize = 256;

    static PictureCodec() => NativeLibrary.SetDllImportResolver(typeof(PictureCodec).Assembly, Resolve);

    /// <summary>Reads the size of what is known to be a JPEG or PNG by its first bytes.</summary>
    /// <exception cref="PictureException">The header is damaged; the message is a clause.</exception>
    public static PictureHeader ReadHeader(ReadOnlySpan<byte> file)
    {
        Span<byte> error = stackalloc byte[ErrorSize];
        if (ri_header(in MemoryMarshal.GetReference(file), (nuint)file.Length, out var header, ref error[0]) != 0)
        {
            throw Failure(error);
        }

        var isTurned = header.Orientation >= 5;
        return new PictureHeader(
            isTurned ? header.Height : header.Width, isTurned ? header.Width : header.Height, PictureSignature.IsJpeg(file));
    }

    /// <summary>Decodes a whole picture, upright.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="denominator">1; for a JPEG also 2, 4 or 8, for that part of its size.</param>
    /// <param name="pixels">Exactly the pixels of <see cref="PictureHeader.Scaled"/>.</param>
    /// <exception cref="PictureException">The file is damaged; the message is a clause.</exception>
    public static void Decode(ReadOnlySpan<byte> file, int denominator, Span<byte> pixels)
    {
        Span<byte> error = stackalloc byte[ErrorSize];
        if (ri_decode(
            in MemoryMarshal.GetReference(file), (nuint)file.Length, denominator, ref MemoryMarshal.GetReference(pixels), (nuint)pixels.Length, ref error[0]) != 0)
        {
            throw Failure(error);
        }
    }

    private static PictureException Failure(ReadOnlySpan<byte> error) =>
        new(Encoding.UTF8.GetString(error[..error.IndexOf((byte)0)]));

    /// <summary>Looks beside this assembly: notebook hosts look nowhere else.</summary>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library)
        {
            return 0;
        }

        string[] folders = [Path.GetDirectoryName(assembly.Location) ?? string.Empty, AppContext.BaseDirectory];
        var found = folders.Select(folder => Path.Combine(folder, $"lib{Library}.so")).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException(
                $"lib{Library}.so, which reads pictures, is not in {folders[0]}: it is built with cmake, g++, libjpeg62-turbo-dev and libpng-dev. Run './course setup', then build again.");
        return NativeLibrary.Load(found);
    }

    [DllImport(Library, EntryPoint = "ri_header")]
    private static extern int ri_header(in byte data, nuint size, out NativeHeader header, ref byte error);

    [DllImport(Library, EntryPoint = "ri_decode")]
    private static extern int ri_decode(
        in byte data, nuint size, int denominator, ref byte pixels, nuint capacity, ref byte error);

    [StructLayout(LayoutKind.Sequential)]
    private struct NativeHeader
    {
        public int Width;
        public int Height;
        public int Orientation;
    }
}
