using ResNets.Evaluation;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Exercises;

public static partial class Check
{
    /// <summary>Checks the places of the five squares of 10-crop testing.</summary>
    /// <param name="answer">
    /// From width, height and side of the squares to their left upper corners (left, top): the picture's left upper, right
    /// upper, left lower and right lower corner, and the middle. Sizes are such that the middle is a whole number.
    /// </param>
    public static CheckResult FiveCrops(Func<int, int, int, (int Left, int Top)[]> answer) =>
        JudgeEach<(int Width, int Height, int Crop), string>(
            "the five crops",
            "four corners and the middle; the mirror images make ten.",
            Draws(DrawSizes),
            size => $"for squares of {size.Crop} in {size.Width}×{size.Height}",
            size => Places(answer(size.Width, size.Height, size.Crop)),
            size => Places(Crops(size)),
            new(size => Places([]), NotYet("the answer has no crop.")),
            new(size => Places(Corners(size)), "the middle is missing: it is the fifth."),
            new(size => Places(Crops(size).Select(crop => (crop.Top, crop.Left))), "left and top are exchanged: left is at most width − crop."),
            new(size => Places([.. Corners(size), (size.Width / 2, size.Height / 2)]), "the middle square begins at the picture's middle; it has to lie around it: (width − crop) / 2."),
            new(size => Places([(0, 0), (size.Width, 0), (0, size.Height), (size.Width, size.Height), Crops(size)[4]]), "the squares begin at the far edges and lie outside; subtract the side of the square."),
            new(size => Places([Crops(size)[0], Crops(size)[2], Crops(size)[1], Crops(size)[3], Crops(size)[4]]), "right upper and left lower corner are exchanged."),
            new(size => Places([Crops(size)[4], .. Corners(size)]), "the middle comes first; here it is the last of the five."));

    /// <summary>Checks the average over views.</summary>
    /// <param name="answer">From logits [N, views, classes] to probabilities [N, classes].</param>
    public static CheckResult AverageOfViews(Func<Tensor, Tensor> answer) =>
        Judge(
            "the average over views",
            "probabilities of each view first, then their mean.",
            () => [randn(4, 10, 6) * 3],
            inputs => answer(inputs[0]),
            inputs => inputs[0].softmax(2).mean([1L]),
            new Mistake(inputs => inputs[0], NotYet("these are the logits of every view.")),
            new Mistake(inputs => inputs[0].mean([1L]), "these are logits; the probabilities are their softmax."),
            new Mistake(inputs => inputs[0].mean([1L]).softmax(1), "the logits are averaged and not the probabilities: one view with a large logit decides alone."),
            new Mistake(inputs => inputs[0].softmax(1).mean([1L]), "the softmax is taken over the views; each view's classes add up to 1: axis 2."),
            new Mistake(inputs => inputs[0].softmax(2).sum(1L), "this is the sum; its rows add up to the number of views."),
            new Mistake(inputs => inputs[0].softmax(2).amax([1L]), "this is the largest probability over the views; take the mean."),
            new Mistake(inputs => inputs[0].softmax(2).mean([2L]), "the mean is taken over the classes; the views are axis 1."),
            new Mistake(inputs => inputs[0].softmax(2).select(1, 0), "this is the first view only."),
            new Mistake(inputs => inputs[0].softmax(2), "these are the probabilities of every view; their mean over axis 1 is missing."));

    /// <summary>Checks the scores at every place: pooling that slides, and the linear layer as a 1×1 convolution.</summary>
    /// <param name="answer">
    /// From features [N, C, H, W], the window of pooling, the linear layer's weight [classes, C] and bias [classes] to scores
    /// [N, classes, H − window + 1, W − window + 1].
    /// </param>
    public static CheckResult ScoreMap(Func<Tensor, int, Tensor, Tensor, Tensor> answer)
    {
        const int Window = 4;
        return Judge(
            "the scores at every place",
            "a pooling window that slides by one, then the linear layer at every place.",
            () => [randn(2, 5, 8, 8), randn(3, 5), randn(3)],
            inputs => answer(inputs[0], Window, inputs[1], inputs[2]),
            inputs => AtEveryPlace(F.avg_pool2d(inputs[0], Window, stride: 1), inputs[1], inputs[2]),
            new Mistake(inputs => inputs[0], NotYet("these are the features.")),
            new Mistake(inputs => AtEveryPlace(F.avg_pool2d(inputs[0], Window), inputs[1], inputs[2]), "the window jumps by its own size; it has to slide by one: stride: 1."),
            new Mistake(inputs => AtEveryPlace(inputs[0], inputs[1], inputs[2]), "the pooling is missing: the linear layer was trained on averages over the window."),
            new Mistake(inputs => AtEveryPlace(inputs[0].mean([2L, 3L], keepdim: true), inputs[1], inputs[2]), "this pools the whole map into one place; slide a window of the size of training."),
            new Mistake(inputs => F.linear(inputs[0].mean([2L, 3L]), inputs[1], inputs[2]), "this is the usual head: one score for the whole picture."),
            new Mistake(inputs => AtEveryPlace(F.avg_pool2d(inputs[0], Window, stride: 1), inputs[1], zeros(3)), "the bias of the linear layer is missing."),
            new Mistake(inputs => AtEveryPlace(F.max_pool2d(inputs[0], Window, stride: 1), inputs[1], inputs[2]), "this takes the maximum in the window; the network was trained with the average."),
            new Mistake(inputs => AtEveryPlace(F.avg_pool2d(inputs[0], Window, stride: 1), inputs[1], inputs[2]).softmax(1), "these are probabilities; asked for are the scores before the softmax."));
    }

    /// <summary>Checks the standard error of a measured error.</summary>
    /// <param name="answer">From wrong images and all to the standard error in percentage points.</param>
    public static CheckResult StandardErrorOfError(Func<int, int, double> answer) =>
        JudgeEach<(int Wrong, int Total), double>(
            "the standard error of an error",
            "100 · √(q (1 − q) / N): how far the error would scatter on other images of the same kind.",
            Draws(() => (Wrong: Draw(10, 400), Total: Draw(401, 900))),
            counts => $"for {counts.Wrong} wrong of {counts.Total}",
            counts => answer(counts.Wrong, counts.Total),
            counts => 100 * Deviation(counts) / Math.Sqrt(counts.Total),
            new(counts => 0, NotYet("the answer is always 0. If a formula is there: dividing two whole numbers cuts off everything behind the point: write (double)wrong / total.")),
            new(counts => Deviation(counts) / Math.Sqrt(counts.Total), "this is a fraction; give percentage points."),
            new(counts => 100 * Deviation(counts) * Deviation(counts) / counts.Total, "this is the variance; the standard error is its root."),
            new(counts => 100 * Deviation(counts), "this is the scatter of a single image; divide by the root of their number."),
            new(counts => 100 * Deviation(counts) / counts.Total, "the root of N is missing: four times the images halve the standard error."),
            new(counts => 100 * Math.Sqrt(Share(counts) / counts.Total), "the factor 1 − q is missing: an error of 100% does not scatter either."),
            new(counts => 100.0 * counts.Wrong / counts.Total, "this is the error itself; asked for is how far it scatters."),
            new(counts => Math.Sqrt(100 * Share(counts) * (100 - (100 * Share(counts)))), "this is the scatter of a single image; divide by the root of their number."));

    private static double Share((int Wrong, int Total) counts) => (double)counts.Wrong / counts.Total;

    /// <summary>The standard deviation of being wrong on one image.</summary>
    private static double Deviation((int Wrong, int Total) counts) => Math.Sqrt(Share(counts) * (1 - Share(counts)));

    private static Tensor AtEveryPlace(Tensor pooled, Tensor weight, Tensor bias) =>
        F.conv2d(pooled, weight.reshape(weight.shape[0], weight.shape[1], 1, 1), bias);

    private static (int Width, int Height, int Crop) DrawSizes()
    {
        var crop = 2 * Draw(10, 40);
        return (crop + (2 * Draw(5, 40)), crop + (2 * Draw(41, 80)), crop);
    }

    private static (int Left, int Top)[] Corners((int Width, int Height, int Crop) size) => Crops(size)[..4];

    private static (int Left, int Top)[] Crops((int Width, int Height, int Crop) size) =>
    [
        .. CropViews.Areas(size.Width, size.Height, size.Crop, ten: true)
            .Where(view => !view.Mirrored).Select(view => (view.Area.Left, view.Area.Top)),
    ];

    private static string Places(IEnumerable<(int Left, int Top)>? corners) =>
        corners is null ? "nothing" : string.Join(", ", corners.Select(corner => $"({corner.Left}, {corner.Top})"));
}
