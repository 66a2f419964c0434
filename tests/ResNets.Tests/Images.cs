using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Tests;

/// <summary>Small sets of made-up images for tests.</summary>
internal static class Images
{
    internal static string[] ClassNames(int classes) => [.. Enumerable.Range(0, classes).Select(i => $"class {i}")];

    /// <summary>Random pixels, labels 0, 1, 2, … in turn.</summary>
    internal static ImageSet Random(int count, int side = 8, int classes = 3, ulong seed = 1)
    {
        using var generator = new Generator(seed);
        var pixels = randint(0, 256, [count, side, side, 3], dtype: ScalarType.Byte, generator: generator);
        var labels = tensor([.. Enumerable.Range(0, count).Select(i => (long)(i % classes))]);
        return new ImageSet("made-up", "train", pixels, labels, ClassNames(classes));
    }

    /// <summary>Images that a network learns in a few steps: class k is bright in channel k, with noise.</summary>
    internal static ImageSet Separable(int count, int side = 8, ulong seed = 1)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(seed);
        var pixels = randint(0, 60, [count, side, side, 3], dtype: ScalarType.Byte, generator: generator);
        var labels = tensor([.. Enumerable.Range(0, count).Select(i => (long)(i % 3))]);
        for (var i = 0; i < count; i++)
        {
            pixels[i, TensorIndex.Ellipsis, i % 3] = pixels[i, TensorIndex.Ellipsis, i % 3].add(120);
        }

        return new ImageSet("separable", "train", pixels.clone(), labels, ClassNames(3));
    }
}
