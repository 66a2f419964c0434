using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemTorch.Tests;

/// <summary>A file that cannot be loaded is named with what is wrong, and leaves the module as it was.</summary>
public class LoadErrorTests
{
    [Fact]
    public void ACutFileChangesNothingWhereverItIsCut()
    {
        using var layer = Sequential(("a", Linear(2, 2)), ("b", Linear(2, 2)));
        var bytes = Saved(Sequential(("a", Linear(2, 2)), ("b", Linear(2, 2))));
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = Unchanged<EndOfStreamException>(layer, () => layer.load(new MemoryStream(bytes[..length])));
            Assert.Contains("it was cut off", error.Message, StringComparison.Ordinal);
        }

        var last = Assert.Throws<EndOfStreamException>(() => layer.load(new MemoryStream(bytes[..^1])));
        Assert.StartsWith("The stream ends in 'b.bias', entry 4 of 4:", last.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ACutFileIsNamed()
    {
        using var layer = Linear(2, 2);
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, Saved(Linear(2, 2))[..20]);
        var error = Unchanged<EndOfStreamException>(layer, () => layer.load(path));
        Assert.StartsWith($"{path} ends in 'weight', entry 1 of 2:", error.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0 }, "a zip archive")]
    [InlineData(new byte[] { 0x80, 2, 0x8A, 10, 0x6C }, "a pickle")]
    [InlineData(new byte[] { 60, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'"', (byte)'a' }, "a safetensors file")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8 }, "compressed with gzip")]
    [InlineData(new byte[] { (byte)'<', (byte)'h', (byte)'t', (byte)'m', (byte)'l', (byte)'>' }, "a page of the web")]
    public void AForeignFileIsRecognized(byte[] start, string what)
    {
        using var layer = Linear(2, 2);
        foreach (var strict in new[] { true, false })
        {
            var error = Unchanged<FormatException>(layer, () => layer.load(new MemoryStream([.. start, .. new byte[40]]), strict));
            Assert.Contains($"is {what}", error.Message, StringComparison.Ordinal);
            Assert.Contains("what Module.save wrote", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AnyOtherBytesAreRefusedAndChangeNothing()
    {
        using var layer = Linear(2, 2);
        var bytes = Saved(Linear(2, 2));
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var damaged = bytes.ToArray();
            for (var i = 0; i < 8; i++)
            {
                damaged[random.Next(20)] = (byte)random.Next(256);
            }

            var before = layer.state_dict().Values.Select(value => value.clone()).ToArray();
            var error = Record.Exception(() => layer.load(new MemoryStream(damaged), strict: round % 2 == 0));
            Assert.True(
                error is null or EndOfStreamException or FormatException or ArgumentException, $"{round}: {error?.GetType()}");
            Assert.All(before.Zip(layer.state_dict().Values), pair => Assert.True(error is null || pair.First.Equals(pair.Second)));
        }
    }

    [Fact]
    public void AnotherArchitectureIsToldByItsFirstDifference()
    {
        using var layer = Linear(2, 2);
        var error = Unchanged<ArgumentException>(layer, () => layer.load(new MemoryStream(Saved(Linear(2, 3)))));
        Assert.Equal(
            "'weight' does not fit. The file holds Float32 [3, 2] where Float32 [2, 2] was expected: it was saved from another " +
            "architecture.",
            error.Message);
        Unchanged<ArgumentException>(layer, () => layer.load(new MemoryStream(Saved(Linear(2, 2, hasBias: false)))));
        Unchanged<FileNotFoundException>(layer, () => layer.load("nowhere.dat"));
    }

    [Fact]
    public void AFileThatCannotBeWrittenIsNotThere()
    {
        using var broken = new Broken();
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "weights.dat");
        File.WriteAllText(path, "kept");
        Assert.Throws<InvalidOperationException>(() => broken.save(path));
        Assert.Equal("kept", File.ReadAllText(path));
        Assert.Single(folder.EnumerateFiles());
        folder.Delete(recursive: true);
    }

    private sealed class Broken() : Module(nameof(Broken))
    {
        public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
        {
            var disposed = ones(1);
            disposed.Dispose();
            return new() { ["whole"] = ones(2), ["disposed"] = disposed };
        }
    }

    private static byte[] Saved(Module module)
    {
        using var stream = new MemoryStream();
        using (module)
        {
            module.save(stream);
        }

        return stream.ToArray();
    }

    private static T Unchanged<T>(Module module, Action load)
        where T : Exception
    {
        using var scope = NewDisposeScope();
        var before = module.state_dict().Values.Select(value => value.clone()).ToArray();
        var error = Assert.Throws<T>(load);
        Assert.All(before.Zip(module.state_dict().Values), pair => Expect.Same(pair.First, pair.Second));
        return error;
    }
}
