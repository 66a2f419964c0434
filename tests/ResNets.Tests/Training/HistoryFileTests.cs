using ResNets.Networks;
using ResNets.Training;

namespace ResNets.Tests.Training;

public sealed class HistoryFileTests
{
    [Fact]
    public void ARunIsReadBackAsItWas()
    {
        using var folder = new TemporaryFolder();
        var written = Train(folder["run.jsonl"]);
        var read = HistoryFile.Read(folder["run.jsonl"]);
        Assert.Equal(written.Points, read.Points);
        Assert.Equal(written.Header with { Recipe = read.Header.Recipe }, read.Header);
        Assert.Equal(written.Header.Recipe.Drops, read.Header.Recipe.Drops);
    }

    [Fact]
    public void ATornLastLineIsLeftOut()
    {
        using var folder = new TemporaryFolder();
        var written = Train(folder["run.jsonl"]);
        File.AppendAllText(folder["run.jsonl"], "{\"iteration\":31,\"epo");
        Assert.Equal(written.Points, HistoryFile.Read(folder["run.jsonl"]).Points);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{\"iteration\":1}\n", "line 1 is not the header")]
    [InlineData("not json\n", "line 1 is not the header")]
    public void AnotherFileIsRefused(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["run.jsonl"], text);
        var error = Assert.Throws<InvalidDataException>(() => HistoryFile.Read(folder["run.jsonl"]));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static RunHistory Train(string path)
    {
        using var set = Images.Random(24);
        using var net = ResNet.Create("resnet-8", width: 4, classes: 3);
        var recipe = Recipe.Cifar110.Scaled(6) with { BatchSize = 8 };
        return new Trainer(net, recipe, set, set, new TrainerOptions { ReportEvery = 2, HistoryPath = path }).Run();
    }
}
