namespace ResNets.Data;

/// <summary>What the training photographs are like: their mean image and how their colours vary.</summary>
public sealed class PhotoStatistics
{
    private PhotoStatistics(int crop, float[] meanImage, ColourSpread colours)
    {
        (Crop, MeanImage, Colours) = (crop, meanImage, colours);
        Normalization = Normalization.PerPixel(meanImage, crop);
    }

    /// <summary>The side of the mean image.</summary>
    public int Crop { get; }

    /// <summary>The per-pixel mean: rows of red, green, blue on the scale 0 … 1, <see cref="Crop"/>² · 3 of them.</summary>
    public IReadOnlyList<float> MeanImage { get; }

    /// <summary>The principal components of the colours.</summary>
    public ColourSpread Colours { get; }

    /// <summary>The paper's normalisation: the mean image subtracted.</summary>
    public Normalization Normalization { get; }

    /// <summary>Measures the square in the middle of every photograph. Sums are whole numbers, so threads change nothing.</summary>
    /// <param name="folder">The training photographs.</param>
    /// <param name="side">The length of the shorter side after resizing.</param>
    /// <param name="crop">The side of the square.</param>
    /// <exception cref="InvalidDataException">A file cannot be decoded.</exception>
    public static PhotoStatistics Of(ImageFolder folder, int side = 256, int crop = 224)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, crop);
        var total = new PixelSums(3 * crop * crop);
        PhotoLoop.Run(
            folder.Count,
            () => (Cutter: new PhotoCutter(crop), Sums: new PixelSums(3 * crop * crop)),
            (index, own) =>
            {
                own.Cutter.CutCenter(folder.Files[index].Path, side);
                own.Sums.Add(own.Cutter.Pixels);
            },
            own =>
            {
                own.Cutter.Dispose();
                lock (total)
                {
                    total.Add(own.Sums);
                }
            });
        return new PhotoStatistics(crop, total.Mean(), ColourSpread.Of(total.Covariance()));
    }
}
