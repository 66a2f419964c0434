using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace ResNets.Data;

/// <summary>Cuts crops out of images in the memory of the processor, row by row, without a padded copy of the set.</summary>
internal sealed class HostCrops : ICrops
{
    private readonly Tensor _pixels;
    private readonly Tensor _labels;
    private readonly float[] _mean;
    private readonly int _padding;
    private readonly int _height;
    private readonly int _width;

    /// <summary>Takes part in the set's memory: it stays as long as this is not disposed.</summary>
    public HostCrops(ImageSet set, Tensor mean, int padding)
    {
        _pixels = set.Pixels.alias().DetachFromDisposeScope();
        _labels = set.Labels.alias().DetachFromDisposeScope();
        using var scope = NewDisposeScope();
        var values = mean.to(ScalarType.Float32).cpu().contiguous();
        _mean = MemoryMarshal.Cast<byte, float>(values.bytes).ToArray();
        (_padding, _height, _width) = (padding, set.Height, set.Width);
    }

    private int RowLength => 3 * _width;

    /// <inheritdoc/>
    public Batch Cut(CropDraw[] draws)
    {
        using var scope = NewDisposeScope();
        var images = empty(draws.Length, _height, _width, 3, dtype: ScalarType.Float32);
        var labels = empty(draws.Length, dtype: ScalarType.Int64);
        var target = MemoryMarshal.Cast<byte, float>(images.bytes);
        var classes = MemoryMarshal.Cast<byte, long>(labels.bytes);
        var known = MemoryMarshal.Cast<byte, long>(_labels.bytes);
        var size = _height * RowLength;
        for (var i = 0; i < draws.Length; i++)
        {
            classes[i] = known[draws[i].Sample];
            Cut(_pixels.bytes.Slice(draws[i].Sample * size, size), draws[i], target.Slice(i * size, size));
        }

        return new Batch(images.permute(0, 3, 1, 2).MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pixels.Dispose();
        _labels.Dispose();
    }

    private void Cut(ReadOnlySpan<byte> image, CropDraw draw, Span<float> target)
    {
        for (var row = 0; row < _height; row++)
        {
            var output = target.Slice(row * RowLength, RowLength);
            CutRow(image, draw.Top + row - _padding, draw.Left - _padding, output);
            if (draw.Flipped)
            {
                MemoryMarshal.Cast<float, Colour>(output).Reverse();
            }
        }
    }

    /// <summary>One row of a crop; what lies outside of the image is zero after the mean is subtracted.</summary>
    private void CutRow(ReadOnlySpan<byte> image, int row, int left, Span<float> output)
    {
        var (first, end) = (Math.Max(0, left), Math.Min(_width, left + _width));
        if (row < 0 || row >= _height || first >= end)
        {
            output.Clear();
            return;
        }

        var (start, length) = ((row * RowLength) + (3 * first), 3 * (end - first));
        var inside = output.Slice(3 * (first - left), length);
        output[..(3 * (first - left))].Clear();
        output[(3 * (end - left))..].Clear();
        PixelScaling.Subtract(image.Slice(start, length), _mean.AsSpan(start, length), inside);
    }

    private readonly record struct Colour(float Red, float Green, float Blue);
}
