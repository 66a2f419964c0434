using System.Diagnostics;
using ResNets.Networks;
using ResNets.Training;

namespace ResNets.Tests.Training;

/// <summary>A file system that is full, where a test may mount a small one: as root on Linux.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public void AFullDiskStopsTheRunAndKeepsTheLastGoodCheckpoint()
    {
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=240k", "tmpfs", folder.Path),
            "mounting a small file system needs Linux and root");
        try
        {
            using var set = Images.Random(24);
            using var net = ResNet.Create("resnet-8", width: 4, classes: 3, seed: 2);
            var options = new TrainerOptions
            {
                ReportEvery = 1,
                CheckpointEvery = 2,
                CheckpointPath = folder["net"],
                HistoryPath = folder["net.jsonl"],
            };
            var recipe = Recipe.Cifar.Scaled(20) with { BatchSize = 8 };

            // Two checkpoints of about 50 KiB fit; then something else takes the room that the third one needs.
            var error = Assert.Throws<RunFileException>(() => new Trainer(net, recipe, set, options: options).Run(
                new AtIteration(5, () => Fill(folder["other"]))));
            Assert.Contains("cannot be written (No space left on device", error.Message, StringComparison.Ordinal);
            Assert.Contains("the checkpoint of iteration 4 is kept", error.Message, StringComparison.Ordinal);
            Assert.Equal(4, Checkpoint.Inspect(folder["net"])!.Iteration);

            File.Delete(folder["other"]);
            using var again = ResNet.Create("resnet-8", width: 4, classes: 3, seed: 2);
            var history = new Trainer(again, recipe, set, options: options with { Resume = true }).Run();
            Assert.Equal(Enumerable.Range(1, 20), history.Points.Select(point => point.Iteration));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = File.Create(path, bufferSize: 1);
            while (true)
            {
                file.Write(new byte[512]);
            }
        }
        catch (IOException)
        {
            // the disk is full now, as it should be
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
