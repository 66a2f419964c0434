using System.Diagnostics;
using System.Text.Json;
using ResNets.Blocks;
using ResNets.Networks;
using static TorchSharp.torch;
using WeightStore = ResNets.Weights.Weights;

namespace ResNets.Tests.Networks;

/// <summary>Full networks of torchvision with random weights, in both directions, where python3-torchvision is installed.</summary>
public sealed class LivePyTorchTests
{
    private const string Python = "/usr/bin/python3";
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData("resnet-18")]
    [InlineData("resnet-50")]
    public void WeightsGoBothWays(string name)
    {
        Assert.SkipUnless(HasTorchvision(), "python3-torchvision is not installed; './course setup --with test' installs it.");
        using var folder = new TemporaryFolder();
        var theirs = name.Replace("-", "", StringComparison.Ordinal);
        Run("make", theirs, folder.Path);

        using var scope = NewDisposeScope();
        using var images = WeightStore.Read(folder["images.pth"]);
        using var logits = WeightStore.Read(folder["logits.pth"]);
        foreach (var file in new[] { "weights.pth", "old.th" })
        {
            using var net = ResNet.Create(name, stride: StridePlacement.Middle, seed: 3);
            Assert.True(WeightStore.Load(net, folder[file]).Fits);
            net.eval();
            using var _ = no_grad();
            var difference = (net.call(images.Tensors["images"]) - logits.Tensors["logits"]).abs().max().item<float>();
            Assert.InRange(difference, 0, Tolerance);
            foreach (var ours in new[] { "ours.pth", "ours.safetensors" })
            {
                WeightStore.Save(net, folder[ours]);
                using var answer = JsonDocument.Parse(Run("check", theirs, folder.Path, folder[ours]));
                Assert.Equal(0, answer.RootElement.GetProperty("difference").GetDouble());
            }
        }
    }

    private static bool HasTorchvision()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import torchvision"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, [Fixtures.PathOf("torchvision/live.py"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output;
    }
}
