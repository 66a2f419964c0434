using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Data;

/// <summary>Cuts crops out of a padded copy of the set that lies on a device: no image ever crosses the bus again.</summary>
internal sealed class DeviceCrops : ICrops
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _padding;
    private readonly Tensor _pixels;
    private readonly Tensor _mean;
    private readonly Tensor _labels;
    private readonly Tensor _rows;
    private readonly Tensor _columns;

    /// <summary>Pads the images and puts them on the device.</summary>
    public DeviceCrops(ImageSet set, Tensor mean, int padding, Device device)
    {
        (_height, _width, _padding) = (set.Height, set.Width, padding);
        using var scope = NewDisposeScope();
        _pixels = Keep(Pad(set.Pixels).reshape(-1, 3).to(device));
        _mean = Keep(Pad(mean.to(ScalarType.Float32).unsqueeze(0)).reshape(-1, 3).to(device));
        _labels = Keep(set.Labels.to(device).alias());
        _rows = Keep(arange(_height).mul(PaddedWidth).reshape(1, -1, 1).to(device));
        _columns = Keep(arange(_width).reshape(1, 1, -1).to(device));
    }

    private int PaddedHeight => _height + (2 * _padding);

    private int PaddedWidth => _width + (2 * _padding);

    /// <inheritdoc/>
    public Batch Cut(CropDraw[] draws)
    {
        using var scope = NewDisposeScope();
        var pixel = PerImage(draws, Corner) + _rows + (PerImage(draws, draw => draw.Flipped ? -1 : 1) * _columns);
        var image = PerImage(draws, draw => draw.Sample);
        var pixels = _pixels.index_select(0, (pixel + (image * (PaddedHeight * PaddedWidth))).flatten());
        var images = pixels.to(ScalarType.Float32).mul_(1f / 255).sub_(_mean.index_select(0, pixel.flatten()))
            .reshape(draws.Length, _height, _width, 3).permute(0, 3, 1, 2);
        var labels = _labels.index_select(0, image.flatten());
        return new Batch(images.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in new[] { _pixels, _mean, _labels, _rows, _columns })
        {
            tensor.Dispose();
        }
    }

    private static Tensor Keep(Tensor tensor) => tensor.DetachFromDisposeScope();

    private Tensor Pad(Tensor images) => F.pad(images, [0, 0, _padding, _padding, _padding, _padding]);

    /// <summary>The padded image's pixel that becomes the crop's left upper one; columns run leftwards where it is flipped.</summary>
    private long Corner(CropDraw draw) => (draw.Top * PaddedWidth) + draw.Left + (draw.Flipped ? _width - 1 : 0);

    private Tensor PerImage(CropDraw[] draws, Func<CropDraw, long> value) =>
        tensor(draws.Select(value).ToArray()).to(_pixels.device).reshape(-1, 1, 1);
}
