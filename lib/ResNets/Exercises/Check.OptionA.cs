using ResNets.Blocks;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace ResNets.Exercises;

public static partial class Check
{
    /// <summary>Checks option A where dimensions grow: every second row and column, zero channels after (section 3.3).</summary>
    /// <param name="answer">From x [N, C, H, W] and the number of output channels to [N, channels, ⌈H/2⌉, ⌈W/2⌉].</param>
    /// <remarks>
    /// It is asked with an odd H and with an odd W. Channels are neither 2C, which doubling would hit, nor as many as rows or
    /// columns, which a slice may mistake them for; the odd side is longer by at least three, so that exchanged sides cut off
    /// more of it than an end at -1 does.
    /// </remarks>
    public static CheckResult ShortcutA(Func<Tensor, int, Tensor> answer)
    {
        var (images, even) = (Draw(2, 3), 2 * Draw(6, 8));
        var odd = even + 3 + (2 * Draw(0, 1));
        return FirstOpen([ShortcutA(answer, images, odd, even), ShortcutA(answer, 5 - images, even, odd)]);
    }

    private static CheckResult ShortcutA(Func<Tensor, int, Tensor> answer, int images, int rows, int columns)
    {
        var (planes, missing) = (Draw(4, 6), Draw(2, 3));
        var channels = planes + missing;
        Tensor Padded(Tensor kept) => F.pad(kept, [0, 0, 0, 0, 0, missing]);
        return Judge(
            "shortcut option A",
            "every second row and column, and zeros for the new channels: no parameters at all.",
            () => [randn(images, planes, rows, columns)],
            inputs => answer(inputs[0], channels),
            inputs => new PaddedIdentity(planes, channels, 2).call(inputs[0]),
            new Mistake(inputs => inputs[0], NotYet("this is x unchanged; its shape does not fit F(x) any more.")),
            new Mistake(inputs => Padded(inputs[0]), "the channels fit, but every second row and column is to be left out."),
            new Mistake(inputs => Padded(inputs[0].slice(2, 0, rows, 2)), "rows are left out, but not columns: slice axis 3 as well."),
            new Mistake(inputs => Padded(inputs[0].slice(3, 0, columns, 2)), "columns are left out, but not rows: slice axis 2 as well."),
            new Mistake(inputs => EverySecond(inputs[0]), "the size fits, but the zero channels are missing."),
            new Mistake(
                inputs => cat([EverySecond(inputs[0]), zeros_like(EverySecond(inputs[0]))], 1),
                "the channels are doubled; as many zeros as `channels` has more than x.shape[1] are to be added."),
            new Mistake(
                inputs => cat([EverySecond(inputs[0]), EverySecond(inputs[0])], 1),
                "the channels of x are there twice; the new channels are zeros."),
            new Mistake(
                inputs => new PaddedIdentity(planes, channels, 2, ZeroPlacement.Both).call(inputs[0]),
                "half of the zeros come before the channels; in the paper all of them come after."),
            new Mistake(
                inputs => F.pad(EverySecond(inputs[0]), [0, 0, 0, 0, missing, 0]),
                "the zeros come before the channels; in the paper they come after."),
            new Mistake(
                inputs => Padded(inputs[0].slice(2, 1, rows, 2).slice(3, 1, columns, 2)),
                "the slices begin at 1; start at row and column 0."),
            new Mistake(
                inputs => Padded(inputs[0].slice(2, 0, rows / 2, 1).slice(3, 0, columns / 2, 1)),
                "this is the upper left quarter of x, cut out; take every second row and column of all."),
            new Mistake(
                inputs => Padded(EverySecondBelow(inputs[0], channels)),
                "the slices end at the number of channels; they run to x.shape[2] and x.shape[3]."),
            new Mistake(
                inputs => cat([EverySecondBelow(inputs[0], channels), zeros_like(EverySecondBelow(inputs[0], channels))], 1),
                "the slices end at the number of channels; they run to x.shape[2] and x.shape[3]."),
            new Mistake(
                inputs => Padded(inputs[0].slice(2, 0, -1, 2).slice(3, 0, -1, 2)),
                "the slices end at -1, before the last row and column, which an odd side keeps: end at x.shape[2] and x.shape[3]."),
            new Mistake(
                inputs => Padded(inputs[0].slice(2, 0, columns, 2).slice(3, 0, rows, 2)),
                "rows and columns are exchanged: axis 2 ends at x.shape[2], axis 3 at x.shape[3]."),
            new Mistake(
                inputs => Padded(F.avg_pool2d(inputs[0], 2)), "this averages 2×2 pixels; option A takes every second one."),
            new Mistake(
                inputs => Padded(F.max_pool2d(inputs[0], 2)), "this takes the largest of 2×2 pixels; option A takes every second one."));
    }

    private static Tensor EverySecond(Tensor x) => x.slice(2, 0, x.shape[2], 2).slice(3, 0, x.shape[3], 2);

    private static Tensor EverySecondBelow(Tensor x, int end) => x.slice(2, 0, end, 2).slice(3, 0, end, 2);
}
