namespace ResNets.Data;

/// <summary>Reads photographs and cuts squares out of them, resized on the way. Keeps its buffers; for one thread.</summary>
/// <param name="crop">The side of the squares.</param>
internal sealed class PhotoCutter(int crop) : IDisposable
{
    private readonly PictureReader _reader = new();
    private readonly Resampler _resampler = new();
    private readonly byte[] _pixels = new byte[3 * crop * crop];
    private (int Width, int Height) _size;

    /// <summary>The square cut last: rows of red, green, blue bytes.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>Cuts the square in the middle.</summary>
    /// <param name="path">The photograph.</param>
    /// <param name="side">The length of its shorter side after resizing.</param>
    public void CutCenter(string path, int side)
    {
        var target = Read(path, side);
        Cut(target, PictureArea.Center(target.Width, target.Height, crop), mirrored: false);
    }

    /// <summary>Reads a photograph.</summary>
    /// <param name="path">The file.</param>
    /// <param name="side">The length of its shorter side after resizing.</param>
    /// <returns>Its size after resizing.</returns>
    public (int Width, int Height) Read(string path, int side)
    {
        _size = _reader.Read(path, side);
        return PictureSize.WithShorterSide(_reader.Header.Width, _reader.Header.Height, side);
    }

    /// <summary>Cuts a square out of the photograph read last.</summary>
    /// <param name="target">The whole photograph's size after resizing.</param>
    /// <param name="area">The square.</param>
    /// <param name="mirrored">Whether it is mirrored left to right.</param>
    public void Cut((int Width, int Height) target, PictureArea area, bool mirrored) =>
        _resampler.Resample(_reader.Pixels, _size, target, area, _pixels, mirrored);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _resampler.Dispose();
    }
}
