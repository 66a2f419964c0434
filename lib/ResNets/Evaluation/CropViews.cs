using System.Runtime.InteropServices;
using ResNets.Data;
using static TorchSharp.torch;

namespace ResNets.Evaluation;

/// <summary>Square views of photographs.</summary>
/// <param name="Side">The length of the shorter side after resizing.</param>
/// <param name="Crop">The side of the squares.</param>
/// <param name="Ten">Four corners and the middle, and their mirror images; else the middle alone.</param>
internal sealed record CropViews(int Side, int Crop, bool Ten)
{
    private int Numbers => 3 * Crop * Crop;

    private int PerPhoto => Ten ? 10 : 1;

    /// <summary>The squares of a resized photograph, in torchvision's order: corners and middle, then those of the mirror image.</summary>
    public static IReadOnlyList<(PictureArea Area, bool Mirrored)> Areas(int width, int height, int crop, bool ten)
    {
        var middle = PictureArea.Center(width, height, crop);
        if (!ten)
        {
            return [(middle, false)];
        }

        PictureArea[] areas =
        [
            new(0, 0, crop, crop),
            new(width - crop, 0, crop, crop),
            new(0, height - crop, crop, crop),
            new(width - crop, height - crop, crop, crop),
            middle,
        ];
        return
        [
            .. areas.Select(area => (area, false)),
            .. areas.Select(area => (area with { Left = width - crop - area.Left }, true)),
        ];
    }

    /// <summary>Averages a network's probabilities over the views of each photograph.</summary>
    /// <exception cref="ArgumentException">A square is larger than the side, or a number is below 1.</exception>
    public static Scores Score(
        nn.Module<Tensor, Tensor> net,
        ImageFolder photos,
        Normalization normalization,
        CropViews views,
        int batchSize,
        Device? device,
        IProgress<int>? progress = null)
    {
        if (views.Crop < 1 || views.Side < views.Crop || batchSize < 1)
        {
            throw new ArgumentException(
                $"Squares of {views.Crop} pixels from a shorter side of {views.Side} in batches of {batchSize} were asked for; expected 1 ≤ square ≤ side and at least one photograph in a batch.");
        }

        var done = 0;
        return EvaluationMode.Run(net, () => new Scores(
            [.. photos.Files.Chunk(batchSize).SelectMany(Probabilities)],
            [.. photos.Files.Select(file => file.Label)],
            photos.ClassNames));

        float[] Probabilities(PhotoFile[] files)
        {
            var probabilities = views.Probabilities(net, files, normalization, device ?? CPU);
            progress?.Report(done += files.Length);
            return probabilities;
        }
    }

    private float[] Probabilities(
        nn.Module<Tensor, Tensor> net, PhotoFile[] files, Normalization normalization, Device device)
    {
        using var scope = NewDisposeScope();
        var images = empty(files.Length * PerPhoto, Crop, Crop, 3, dtype: ScalarType.Float32);
        PhotoLoop.Run(
            files.Length,
            () => new PhotoCutter(Crop),
            (index, cutter) => Fill(cutter, files[index].Path, normalization, index, images),
            cutter => cutter.Dispose());
        var logits = net.call(images.permute(0, 3, 1, 2).to(device));
        return logits.softmax(1).reshape(files.Length, PerPhoto, -1).mean([1L]).cpu().contiguous().data<float>().ToArray();
    }

    private void Fill(PhotoCutter cutter, string path, Normalization normalization, int index, Tensor images)
    {
        var (width, height) = cutter.Read(path, Side);
        var all = MemoryMarshal.Cast<byte, float>(images.bytes).Slice(index * PerPhoto * Numbers, PerPhoto * Numbers);
        foreach (var (area, mirrored) in Areas(width, height, Crop, Ten))
        {
            cutter.Cut((width, height), area, mirrored);
            normalization.Apply(cutter.Pixels, Crop, all[..Numbers]);
            all = all[Numbers..];
        }
    }
}
