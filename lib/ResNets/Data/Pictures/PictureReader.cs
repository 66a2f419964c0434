using System.Buffers;
using System.Globalization;

namespace ResNets.Data;

/// <summary>Reads one picture after the other into buffers that it keeps. Not for two threads at once.</summary>
internal sealed class PictureReader : IDisposable
{
    private const int Beginning = 1 << 14;

    private byte[] _file = [];
    private byte[] _pixels = [];
    private int _fileSize;
    private int _pixelBytes;

    /// <summary>Rows of red, green, blue bytes of the picture read last.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels.AsSpan(0, _pixelBytes);

    /// <summary>The header of the file read last.</summary>
    public PictureHeader Header { get; private set; }

    private ReadOnlySpan<byte> File => _file.AsSpan(0, _fileSize);

    /// <summary>Reads the beginning of a file, and no more than that of most, to see whether it is a picture.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read or is no picture; further on it may still be damaged.</exception>
    public void Glance(string path)
    {
        var size = ReadBytes(path, Beginning);
        try
        {
            PictureFile.CheckHeader(path, File);
        }
        catch (InvalidDataException) when (size > Beginning && PictureSignature.IsPicture(File))
        {
            ReadHeader(path); // what stands before the size, such as a preview, may be long
        }
    }

    /// <summary>Reads a file and its header.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read or is no picture.</exception>
    public PictureHeader ReadHeader(string path)
    {
        ReadBytes(path);
        Header = PictureFile.CheckHeader(path, File);
        return Header;
    }

    /// <summary>Reads a file and decodes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shorterSide">
    /// The length of the shorter side that is needed; a JPEG at least twice as large is decoded smaller, and faster.
    /// </param>
    /// <returns>The size of <see cref="Pixels"/>.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read or decoded.</exception>
    public (int Width, int Height) Read(string path, int shorterSide = int.MaxValue)
    {
        var header = ReadHeader(path);
        var denominator = header.DenominatorFor(shorterSide);
        var (width, height) = header.Scaled(denominator);
        _pixelBytes = 3 * width * height;
        Grow(ref _pixels, _pixelBytes + Resampler.Slack);
        PictureFile.Checked(path, File, file =>
        {
            PictureCodec.Decode(file, denominator, _pixels.AsSpan(0, _pixelBytes));
            return true;
        });
        return (width, height);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Return(ref _file);
        Return(ref _pixels);
    }

    /// <summary>Reads a file, or its first bytes.</summary>
    /// <returns>The size of the whole file.</returns>
    private long ReadBytes(string path, int most = int.MaxValue)
    {
        try
        {
            var size = OrdinaryFile.Size(path);
            if (size > int.MaxValue / 2)
            {
                throw PictureFile.Refusal(
                    path, string.Create(CultureInfo.InvariantCulture, $"has {size:N0} bytes"), "; expected a picture of less than 1 GB. Replace or remove it.");
            }

            var wanted = (int)Math.Min(size, most);
            Grow(ref _file, wanted);
            _fileSize = 0;
            using var handle = System.IO.File.OpenHandle(path, options: FileOptions.SequentialScan);
            for (int read; (read = RandomAccess.Read(handle, _file.AsSpan(_fileSize, wanted - _fileSize), _fileSize)) > 0;)
            {
                _fileSize += read;
            }

            return size;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw PictureFile.Refusal(path, $"could not be read ({error.Message.TrimEnd('.')})", ". Mend or remove it.", error);
        }
    }

    private static void Grow(ref byte[] buffer, int size)
    {
        if (buffer.Length < size)
        {
            Return(ref buffer);
            buffer = ArrayPool<byte>.Shared.Rent(size);
        }
    }

    private static void Return(ref byte[] buffer)
    {
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }
}
