using ResNets.Evaluation;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Exercises;

/// <content>Bugs of public implementations in statistics: of pixels, and of batch normalization.</content>
public static partial class Check
{
    /// <summary>Checks that test images have the mean image of the training images subtracted (section 4.2).</summary>
    /// <param name="answer">From training and test pixels, [N, H, W, 3], uint8, to the network's input [N, 3, H, W], float.</param>
    public static CheckResult PreparedTestImages(Func<Tensor, Tensor, Tensor> answer)
    {
        return Judge(
            "per-pixel mean subtracted",
            "the mean over the training images, one number for every pixel and channel, is subtracted from test images too.",
            () => [randint(0, 200, [5, 4, 6, 3]).to(ScalarType.Byte), randint(50, 256, [5, 4, 6, 3]).to(ScalarType.Byte)],
            inputs => answer(inputs[0], inputs[1]),
            inputs => Minus(inputs, Mean(inputs[0], 0)),
            new Mistake(inputs => Minus(inputs, Mean(inputs[1], 1, 2, 3)), "the mean is taken over rows, columns and channels: that is the brightness of each test image. Axis 0 counts the images."),
            new Mistake(inputs => Minus(inputs, Mean(inputs[0], 1, 2, 3)), "the training images are right; the mean is over rows, columns and channels, and has to be over the images, axis 0."),
            new Mistake(inputs => Minus(inputs, Mean(inputs[1], 0)), "the axis is right, but this is the mean of the test images: what a network learns from is the training set, and so is what it subtracts."),
            new Mistake(inputs => Minus(inputs, Mean(cat([inputs[0], inputs[1]], 0), 0)), "training and test images are mixed; the statistics come from the training images alone."),
            new Mistake(inputs => Minus(inputs, Mean(inputs[0], 0, 1, 2)), "this is the mean colour, one number a channel, as many implementations have it; the paper's is per pixel: over the images only."),
            new Mistake(inputs => Minus(inputs, Mean(inputs[1], 0, 1, 2)), "this is the mean colour of the test images; the paper's is per pixel, and of the training images."),
            new Mistake(inputs => Minus(inputs, zeros(1)), "nothing is subtracted."),
            new Mistake(inputs => (Scaled(inputs[1]) - Mean(inputs[0], 0)), "the numbers are right, but the channels are still last: [N, H, W, 3]."));

        Tensor Mean(Tensor pixels, params long[] axes) => Scaled(pixels).mean(axes, keepdim: true);

        Tensor Minus(Tensor[] inputs, Tensor mean) => (Scaled(inputs[1]) - mean).permute(0, 3, 1, 2);
    }

    /// <summary>Checks that a network is tested with its running statistics, and that testing changes nothing in it.</summary>
    /// <param name="answer">
    /// From a network that was left in training mode, images [N, 3, 32, 32] and labels [N] to the error in percent.
    /// </param>
    public static CheckResult TestErrorOf(Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, double> answer)
    {
        const string Exercise = "testing with running statistics";
        using var _ = no_grad();
        try
        {
            foreach (var i in Enumerable.Range(0, 3))
            {
                if (WhatIsWrongInTesting(answer) is { } wrong)
                {
                    return new CheckResult(Exercise, false, wrong);
                }
            }

            return new CheckResult(Exercise, true, "the running statistics decide, one image's answer does not depend on the others, and the network is what it was.");
        }
        catch (Exception error)
        {
            return Threw(Exercise, error);
        }
    }

    private static string? WhatIsWrongInTesting(Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, double> answer)
    {
        using var scope = NewDisposeScope();
        var (drawn, images, labels, expected) = TellingTest();
        using var net = drawn;
        var before = net.buffers().Select(buffer => buffer.clone()).ToArray();
        var found = answer(net, images.clone(), labels.clone());
        var touched = net.buffers().Zip(before).Any(pair => !pair.First.allclose(pair.Second));
        return (Same(found, expected), touched) switch
        {
            (true, false) => null,
            (true, true) => "the error is right, but testing has changed the running statistics: call eval() before the network sees the first image.",
            (false, true) => "the network was left in training mode: it is normalized by the statistics of the test batch, and its running statistics take in the test images. Call eval() first.",
            _ when Same(found, 100 - expected) => "this is the accuracy: the share that is right.",
            _ when Same(found, expected / 100) => "this is a fraction; give percent.",
            _ => $"the answer is {Text(found)}; expected {Text(expected)}.",
        };
    }

    /// <summary>A network that was left in training mode, images, labels, and its error in evaluation mode; drawn until training mode gives another error.</summary>
    /// <remarks>A network may give one class to every image in either mode, so the network is drawn anew each time.</remarks>
    private static (ResNet Net, Tensor Images, Tensor Labels, double Expected) TellingTest()
    {
        while (true)
        {
            var net = ResNet.Create("resnet-8", width: 4, seed: (ulong)Draw(0, 1_000_000));
            net.call(randn(8, 3, 32, 32));
            var state = net.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
            var images = randn(40, 3, 32, 32) * (Draw(20, 40) / 10.0);
            var answers = EvaluationMode.Run(net, () => net.call(images).argmax(1));
            var labels = where(rand(40).gt(0.3), answers, randint(0, 10, 40));
            var inTrainingMode = Wrong(net.call(images).argmax(1), labels);
            net.load_state_dict(state);
            var expected = Wrong(answers, labels);
            if (!Same(inTrainingMode, expected))
            {
                return (net, images, labels, expected);
            }

            net.Dispose();
        }
    }
}
