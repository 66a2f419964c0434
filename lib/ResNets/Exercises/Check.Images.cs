using static TorchSharp.torch;

namespace ResNets.Exercises;

public static partial class Check
{
    /// <summary>Checks the way from stored pixels to a network's input.</summary>
    /// <param name="answer">From [N, H, W, 3], uint8, to [N, 3, H, W], float, from 0 to 1.</param>
    public static CheckResult NetworkInput(Func<Tensor, Tensor> answer) =>
        Judge(
            "from pixels to a network's input",
            "channels before rows and columns, and 0 … 255 has become 0 … 1.",
            () => [randint(0, 256, [2, 4, 6, 3]).to(ScalarType.Byte)],
            inputs => answer(inputs[0]),
            inputs => Scaled(inputs[0].permute(0, 3, 1, 2)),
            new Mistake(inputs => inputs[0], NotYet("these are the pixels as they were: [N, H, W, 3], whole numbers.")),
            new Mistake(inputs => Scaled(inputs[0]), "the values are right, but the channels are still last: [N, H, W, 3]."),
            new Mistake(inputs => inputs[0].permute(0, 3, 1, 2), "the order is right, but these are still bytes from 0 to 255."),
            new Mistake(
                inputs => inputs[0].permute(0, 3, 1, 2).to(ScalarType.Float32),
                "the order is right, but the values run from 0 to 255; divide them."),
            new Mistake(
                inputs => inputs[0].permute(0, 3, 1, 2).to(ScalarType.Float32) / 256,
                "the largest byte is 255, not 256: white has to become exactly 1."),
            new Mistake(
                inputs => Scaled(inputs[0].reshape(2, 3, 4, 6)),
                "the shape is right, but reshape leaves the numbers in their order and tears the pixels apart; permute moves the axes."),
            new Mistake(inputs => Scaled(inputs[0].permute(0, 3, 2, 1)), "rows and columns have changed places: the images are mirrored along the diagonal."));

    private static Tensor Scaled(Tensor pixels) => pixels.to(ScalarType.Float32) / 255;
}
