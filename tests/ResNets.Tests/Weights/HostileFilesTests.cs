using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Tests.WeightFiles;

/// <summary>
/// Files that lie, attack or are broken (tests/fixtures/hostile/make.py): each ends in one sentence, without a run of
/// anything in it, and without memory beyond what the file's own size explains.
/// </summary>
public sealed class HostileFilesTests
{
    private const long AllowedBytes = 64_000_000;

    public static TheoryData<string, string> Files =>
    [
        .. Fixtures.Hostile.EnumerateArray()
            .Select(entry => (entry.GetProperty("file").GetString()!, entry.GetProperty("says").GetString()!)),
    ];

    [Fact]
    public void ThereAreThirtyAtLeast() => Assert.True(Files.Count >= 30);

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Files))]
    public async Task AHostileFileIsOneSentence(string file, string says)
    {
        var path = Fixtures.PathOf(Path.Combine("hostile", file));
        var error = await Task.Run(() => Refusal(path), TestContext.Current.CancellationToken);
        Assert.StartsWith($"{path} cannot be read as weights: ", error, StringComparison.Ordinal);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain(error, char.IsControl);
        Assert.True(error.Length < path.Length + 400, $"{error.Length} characters");
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Fact]
    public void AHostileFileLeavesTheNetworkAsItWas()
    {
        using var scope = NewDisposeScope();
        using var net = ResNet.Create("resnet-8", width: 2);
        var before = net.get_parameter("conv1.weight")!.clone();
        Assert.Throws<InvalidDataException>(() => ResNets.Weights.Weights.Load(net, Fixtures.PathOf("hostile/eval-inside.pth")));
        Assert.True(before.allclose(net.get_parameter("conv1.weight")!, rtol: 0, atol: 0));
    }

    /// <summary>The tame file that the hostile ones are made from can be read: it is their lies that are refused.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WithoutTheLieTheFileCanBeRead(bool folder)
    {
        using var temporary = new TemporaryFolder();
        var bytes = File.ReadAllBytes(Fixtures.PathOf("hostile/big-endian.pth"));
        var big = bytes.AsSpan().IndexOf("big"u8);
        Assert.True(big > 0);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        using (var tame = System.IO.Compression.ZipFile.Open(temporary["tame"], System.IO.Compression.ZipArchiveMode.Create))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.Name != "byteorder"))
            {
                var name = folder ? entry.FullName : entry.FullName["archive/".Length..];
                using var to = tame.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
                using var from = entry.Open();
                from.CopyTo(to);
            }
        }

        using var file = ResNets.Weights.Weights.Read(temporary["tame"]);
        Assert.Equal([1f, 2f, 3f, 4f], file.Tensors["weight"].data<float>().ToArray());
    }

    private static string Refusal(string path)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => ResNets.Weights.Weights.Read(path).Dispose());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllowedBytes);
        return error.Message;
    }
}
