using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ResNets.Exercises;

public static partial class Check
{
    private const string IntFactorials = "int factorials overflow from 13! on: compute in double.";
    private const string LongFactorials = "long factorials overflow from 21! on: compute in double.";

    /// <summary>Axes over which a deviation of [N, C, H, W] leaves several numbers.</summary>
    private static readonly long[][] s_someAxes = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 2, 3], [1, 2, 3]];

    /// <summary>Checks the measurement of a layer's response (figure 7).</summary>
    /// <param name="answer">
    /// From a convolution, its batch normalization, in evaluation mode, and the layer's input [N, C, H, W] to the standard
    /// deviation of the response; dividing by the count or by one less are both right.
    /// </param>
    public static CheckResult Response(Func<Module<Tensor, Tensor>, Module<Tensor, Tensor>, Tensor, double> answer)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return JudgeEach<Layer, double>(
            "the response of a layer",
            "after batch normalization, before the ReLU or the addition, over all images, channels and pixels.",
            Draws(DrawLayer),
            layer => "for a layer of random weights",
            layer => Counted(answer(layer.Convolution, layer.Normalization, layer.Input.clone()), layer.Normalized),
            layer => Deviation(layer.Normalized),
        [
            new(layer => 0, NotYet("the answer is always 0.")),
            .. EitherDeviation(layer => layer.Convolved, "this is the convolution's output; figure 7 takes the response after batch normalization."),
            .. EitherDeviation(layer => layer.Normalized.relu(), "this is after the ReLU; figure 7 takes the response before the non-linearity."),
            new(layer => layer.Normalized.var().item<float>(), "this is the variance; figure 7 shows its square root."),
            new(layer => layer.Normalized.mean().item<float>(), "this is the mean; figure 7 shows how far responses spread around it."),
            new(layer => layer.Normalized.abs().mean().item<float>(), "this is the mean size; figure 7 shows the standard deviation."),
            new(layer => layer.Normalized.norm().item<float>(), "this is the Euclidean norm, which grows with the number of pixels; take the standard deviation."),
            new(layer => layer.Input.std().item<float>(), "this is the layer's input; the response is its output."),
            .. EitherDeviation(layer => layer.Swapped, "the normalization comes after the convolution."),
            .. EitherDeviation(layer => layer.Normalized + layer.Input, "the shortcut is added already; figure 7 takes the response before the addition."),
            .. s_someAxes.SelectMany(axes => s_choices.Select(unbiased => new Slip<Layer, double>(
                layer => layer.Normalized.std(axes, unbiased).mean().item<float>(),
                $"deviations over axes {string.Join(", ", axes)} are averaged; take one deviation, over all numbers: y.std()."))),
        ]);
    }

    /// <summary>Checks the number of paths of a length in the unravelled view of a residual network.</summary>
    /// <param name="answer">From the number n of blocks and k to the number of paths through exactly k of them.</param>
    public static CheckResult PathsOfLength(Func<int, int, double> answer) =>
        JudgeEach<(int N, int K), double>(
            "paths of a length",
            "n over k: as many as there are ways to choose the k blocks that a path goes through.",
            [.. Draws(() => (N: Draw(6, 54), K: 0)).Select(draw => (draw.N, Draw(2, draw.N - 2))), (9, 0), (9, 9), (54, 27)],
            path => $"for {path.K} of {path.N} blocks",
            path => Advised(() => answer(path.N, path.K), error => error is DivideByZeroException, IntFactorials),
            path => Choose(path.N, path.K),
            new(path => 0, NotYet("the answer is always 0.")),
            new(path => Math.Pow(2, path.N), "these are all paths; asked for are those through exactly k blocks."),
            new(path => Math.Pow(2, path.K), "this is 2 to the k: the paths of a network of k blocks."),
            new(path => Math.Pow(path.N, path.K), "this lets a path go through a block again and again: n to the k."),
            new(path => Choose(path.N, path.K) * Factorial(path.K), "the order is counted too: a path meets its blocks in one order only, so divide by k!."),
            new(path => Enumerable.Range(0, path.K + 1).Sum(k => Choose(path.N, k)), "this counts the paths through at most k blocks; asked for is exactly k."),
            new(path => Choose(path.N, path.K) / Math.Pow(2, path.N), "this is a share of all paths; asked for is their number."),
            new(path => Quotient(IntFactorial(path.N), unchecked(IntFactorial(path.K) * IntFactorial(path.N - path.K))), IntFactorials),
            new(path => Quotient((int)Quotient(IntFactorial(path.N), IntFactorial(path.K)), IntFactorial(path.N - path.K)), IntFactorials),
            new(path => Quotient(LongFactorial(path.N), unchecked(LongFactorial(path.K) * LongFactorial(path.N - path.K))), LongFactorials),
            new(path => Quotient(Quotient(LongFactorial(path.N), LongFactorial(path.K)), LongFactorial(path.N - path.K)), LongFactorials));

    /// <summary>Checks the share of paths that remain when blocks are left out.</summary>
    /// <param name="answer">From the number of blocks, how many are missing and whether the network is residual to a share from 0 to 1.</param>
    public static CheckResult PathsLeft(Func<int, int, bool, double> answer) =>
        JudgeEach<(int N, int Missing, bool Residual), double>(
            "paths that are left",
            "every missing block takes half of the paths; a plain network has one path, and it is cut.",
            [.. Draws(() => Draw(4, 54)).SelectMany(n => new[] { (n, Draw(1, 4), true), (n, Draw(1, 4), false) }), (9, 0, true), (9, 0, false), (9, 3, true)],
            net => $"for {net.Missing} of {net.N} {(net.Residual ? "residual" : "plain")} blocks missing",
            net => answer(net.N, net.Missing, net.Residual),
            net => net.Residual ? Math.Pow(0.5, net.Missing) : net.Missing == 0 ? 1 : 0,
            new(net => 1, NotYet("the answer is always 1; the paths through a missing block are gone.")),
            new(net => 0, "the answer is always 0. If a half is written 1 / 2: dividing whole numbers gives 0; write 0.5."),
            new(net => net.Missing == 0 ? 1 : 0, "one missing block cuts everything here. If a half is written 1 / 2: dividing whole numbers gives 0; write 0.5."),
            new(net => !net.Residual ? Math.Pow(0.5, net.Missing) : net.Missing == 0 ? 1 : 0, "the two cases are swapped: a missing block cuts a plain network, and leaves a residual one half of its paths."),
            new(net => net.Residual ? Math.Pow(0.5, net.Missing) : 0, "a plain network of which no block is missing has its single path still."),
            new(net => Math.Pow(0.5, net.Missing), "a plain network has a single path: it goes through every block, and one missing block cuts it."),
            new(net => net.Residual ? 1 - ((double)net.Missing / net.N) : net.Missing == 0 ? 1 : 0, "these are the blocks that are left; half of all paths go through each block."),
            new(net => 1 - ((double)net.Missing / net.N), "these are the blocks that are left, not the paths."),
            new(net => net.Residual ? 1 - Math.Pow(0.5, net.Missing) : net.Missing == 0 ? 0 : 1, "these are the paths that are gone; asked for are those that remain."),
            new(net => net.Residual ? 1 - Math.Pow(0.5, net.Missing) : 0, "these are the paths that are gone; asked for are those that remain."),
            new(net => 1 - Math.Pow(0.5, net.Missing), "these are the paths that are gone; asked for are those that remain."),
            new(net => Math.Pow(2, net.N - net.Missing), "this is the number of paths of a residual network, whichever it is; divide by the 2 to the n of the whole network, and a plain one has a single path."),
            new(net => net.Residual ? Math.Pow(2, net.N - net.Missing) : net.Missing == 0 ? 1 : 0, "this is the number of paths; divide by the 2 to the n of the whole network."),
            new(net => net.Residual && net.Missing > 0 ? 0.5 : net.Residual || net.Missing == 0 ? 1 : 0, "every further missing block takes half of what is left: ½, ¼, ⅛."));

    /// <summary>Checks the filter normalisation of a random direction (Li et al. 2018).</summary>
    /// <param name="answer">From a direction and weights, both [out, in, 3, 3], to the scaled direction.</param>
    public static CheckResult FilterNormalized(Func<Tensor, Tensor, Tensor> answer) =>
        Judge(
            "filter normalisation",
            "every filter of the direction has got the length of the network's filter.",
            () => [randn(5, 3, 3, 3), randn(5, 3, 3, 3) * (rand(5, 1, 1, 1) + 0.5)],
            inputs => Advised(
                () => answer(inputs[0], inputs[1]),
                DoesNotBroadcast,
                "`v.reshape(-1, 1, 1, 1)` lets one number a filter meet [out, in, 3, 3]."),
            inputs => inputs[0] * FilterLengths(inputs[1]) / FilterLengths(inputs[0]),
            new Mistake(inputs => inputs[0], NotYet("this is the direction as it was drawn.")),
            new Mistake(inputs => inputs[0] / FilterLengths(inputs[0]), "every filter has length 1 now; multiply by the length of the network's filter."),
            new Mistake(inputs => inputs[0] * FilterLengths(inputs[1]), "the direction's own lengths are still in it; divide by them first."),
            new Mistake(inputs => inputs[0] * inputs[1].norm() / inputs[0].norm(), "the direction is scaled as a whole; each filter, along the first axis, has its own length."),
            new Mistake(inputs => inputs[0] * FilterLengths(inputs[0]) / FilterLengths(inputs[1]), "the ratio is upside down: divide by the direction's length, multiply by the weights'."),
            new Mistake(inputs => inputs[0] * FilterLengths(inputs[1]).square() / FilterLengths(inputs[0]).square(), "these are squared lengths; take the root."),
            new Mistake(inputs => inputs[0] * inputs[1].abs() / inputs[0].abs(), "every single weight is scaled; a filter is scaled as one."),
            new Mistake(inputs => inputs[1], "these are the weights; asked for is the direction, scaled."));

    private static Tensor FilterLengths(Tensor weights) => weights.flatten(1).norm(1, true).reshape(-1, 1, 1, 1);

    private static double Choose(int n, int k) =>
        Enumerable.Range(1, k).Aggregate(1.0, (paths, i) => paths * (n - k + i) / i);

    /// <summary>A factorial that wraps around, as one of whole numbers does.</summary>
    private static int IntFactorial(int k) => Enumerable.Range(1, k).Aggregate(1, (product, i) => unchecked(product * i));

    private static long LongFactorial(int k) => Enumerable.Range(1, k).Aggregate(1L, (product, i) => unchecked(product * i));

    /// <summary>A quotient of whole numbers, 0 where there is none.</summary>
    private static long Quotient(long dividend, long divisor) => divisor == 0 ? 0 : dividend / divisor;

    private static double Factorial(int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * i);

    private static double Deviation(Tensor values) => values.std(unbiased: false).item<float>();

    /// <summary>A deviation that was divided by one less than the count, as if by the count; anything else as it is.</summary>
    private static double Counted(double found, Tensor values) =>
        Same(found, (double)values.std().item<float>()) ? Deviation(values) : found;

    private static Layer DrawLayer()
    {
        var (convolution, normalization) = (Conv2d(3, 3, 3, padding: 1, bias: false), BatchNorm2d(3));
        normalization.weight!.copy_(rand(3) + 0.5);
        normalization.bias!.copy_(randn(3));
        normalization.eval();
        var input = randn(2, 3, 5, 6);
        var convolved = convolution.call(input);
        return new Layer(
            convolution, normalization, input, convolved, normalization.call(convolved), convolution.call(normalization.call(input)));
    }

    /// <summary>Slips that take the deviation of another tensor, divided by the count or by one less.</summary>
    private static IEnumerable<Slip<Layer, double>> EitherDeviation(Func<Layer, Tensor> of, string message) =>
        s_choices.Select(unbiased => new Slip<Layer, double>(layer => of(layer).std(unbiased).item<float>(), message));

    /// <summary>A convolution from 3 to 3 channels, so that wrong orders and sums compute too, and what becomes of an input.</summary>
    private sealed record Layer(
        Module<Tensor, Tensor> Convolution,
        Module<Tensor, Tensor> Normalization,
        Tensor Input,
        Tensor Convolved,
        Tensor Normalized,
        Tensor Swapped);
}
