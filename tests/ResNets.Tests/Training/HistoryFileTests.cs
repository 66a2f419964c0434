using System.Text.Json.Nodes;
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
        Assert.Equal(written.Header, read.Header);
    }

    [Fact]
    public void ATornLastLineIsLeftOut()
    {
        using var folder = new TemporaryFolder();
        var written = Train(folder["run.jsonl"]);
        File.AppendAllText(folder["run.jsonl"], "{\"iteration\":31,\"epo");
        Assert.Equal(written.Points, HistoryFile.Read(folder["run.jsonl"]).Points);
    }

    [Fact]
    public void ALineThatWasCutInsideItsInnerObjectIsLeftOut()
    {
        using var folder = new TemporaryFolder();
        var written = Train(folder["run.jsonl"]);
        File.AppendAllText(folder["run.jsonl"], "{\"iteration\":31,\"gradientNorms\":{\"first\":1}");
        Assert.Equal(written.Points, Assert.Single(Runs.Load(folder["run.jsonl"])).Points);
    }

    [Fact]
    public void AWholeLastLineNeedsNoLineBreak()
    {
        using var folder = new TemporaryFolder();
        var written = Train(folder["run.jsonl"]);
        File.WriteAllText(folder["run.jsonl"], File.ReadAllText(folder["run.jsonl"]).TrimEnd('\n'));
        Assert.Equal(written.Points, HistoryFile.Read(folder["run.jsonl"]).Points);
    }

    [Fact]
    public void TheHeaderSaysWhatTheRunWas()
    {
        using var folder = new TemporaryFolder();
        var header = Train(folder["run.jsonl"]).Header;
        Assert.Equal(("resnet-8", 8, "A", 4), (header.Network, header.Depth, header.Shortcut, header.Width));
        Assert.Equal(("cpu", 1, "system"), (header.Device, header.Segments, header.Stack.Replace("nuget", "system", StringComparison.Ordinal)));
        Assert.Contains($"{Environment.ProcessorCount} cores", header.Machine, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, header.Machine, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderIsReadInTheOrderOfItsNames()
    {
        using var folder = new TemporaryFolder();
        Train(folder["b.jsonl"]);
        Train(folder["a.jsonl"]);
        File.WriteAllText(folder["notes.txt"], "not a run");
        Assert.Equal(2, Runs.Load(folder.Path).Count);
        Assert.Empty(Runs.Load(folder["absent"]));
    }

    [Fact]
    public void AFolderOfRunsIsReadWithTheFoldersInIt()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["b", "a", "empty"])
        {
            Directory.CreateDirectory(folder[name]);
        }

        RunHistory[] written = [Train(folder["a/history.jsonl"]), Train(folder["b/history.jsonl"]), Train(folder["c.jsonl"])];
        File.Copy(folder["b/history.jsonl"], folder["b/history.1.jsonl"]);
        Assert.Equal(written.Select(run => run.Header.Started), Runs.Load(folder.Path).Select(run => run.Header.Started));
    }

    [Theory]
    [InlineData(0, "\"format\":1", "\"format\":2", "is a training history of format 2; this library reads format 1")]
    [InlineData(0, "\"format\":1,", "", "line 1 is not the header of a training history: expected a JSON object with \"format\":1")]
    [InlineData(0, "\"batchSize\":8", "\"batchSize\":-5", "line 1 is not the header of a training history: The recipe's BatchSize is -5; it has to be at least 2")]
    [InlineData(0, "\"drops\":[3,4]", "\"drops\":null", "line 1 is not the header of a training history: ")]
    [InlineData(0, "\"network\":\"resnet-8\"", "\"network\":null", "line 1 is not the header of a training history: ")]
    [InlineData(0, "\"padding\":4,", "", "line 1 is not the header of a training history: ")]
    [InlineData(2, "\"first\"", "\"last\"", "line 3 is not a point of a training history: ")]
    [InlineData(0, "\"network\"", "\"net\"", "line 1 is not the header")]
    [InlineData(2, "\"epoch\"", "\"epochs\"", "line 3 is not a point")]
    [InlineData(2, "\"iteration\":4", "\"iteration\":2", "line 3 is of iteration 2, after one of iteration 2")]
    public void WhatIsNotUnderstoodIsRefused(int line, string old, string replacement, string expected)
    {
        using var folder = new TemporaryFolder();
        Train(folder["run.jsonl"]);
        var lines = File.ReadAllLines(folder["run.jsonl"]);
        Assert.Contains(old, lines[line], StringComparison.Ordinal);
        lines[line] = lines[line].Replace(old, replacement, StringComparison.Ordinal);
        File.WriteAllLines(folder["run.jsonl"], lines);
        var error = Assert.Throws<InvalidDataException>(() => Runs.Load(folder.Path));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderWithoutARecipeIsRefused()
    {
        using var folder = new TemporaryFolder();
        Train(folder["run.jsonl"]);
        var lines = File.ReadAllLines(folder["run.jsonl"]);
        var header = JsonNode.Parse(lines[0])!.AsObject();
        foreach (var without in (Action[])[() => header["recipe"] = null, () => header.Remove("recipe")])
        {
            without();
            File.WriteAllText(folder["run.jsonl"], header.ToJsonString() + "\n");
            var error = Assert.Throws<InvalidDataException>(() => Runs.Load(folder.Path));
            Assert.StartsWith($"{folder["run.jsonl"]} line 1 is not the header of a training history: ", error.Message, StringComparison.Ordinal);
            Assert.Contains("recipe", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ARunThatHasMeasuredNothingYetIsLeftOutOfItsFolder()
    {
        using var folder = new TemporaryFolder();
        Train(folder["whole.jsonl"]);
        File.WriteAllText(folder["begun.jsonl"], File.ReadAllLines(folder["whole.jsonl"])[0] + "\n");
        Assert.True(Assert.Single(Runs.Load(folder.Path)).IsFinished);

        var begun = Assert.Single(Runs.Load(folder["begun.jsonl"]));
        Assert.Equal((0, false, true, null), (begun.Points.Count, begun.IsFinished, begun.IsTooShortToCompare, begun.FinalTestError));
        Assert.Equal("0 of 64,000 iterations", begun.Scale);
        foreach (var read in (Func<double>[])[() => begun.FinalTrainingError, () => begun.FinalTrainingIterations])
        {
            Assert.Equal(
                "The run of resnet-8 (seed 0) has measured nothing yet, so it has no training error; go on with it, or leave it out.",
                Assert.Throws<InvalidOperationException>(() => read()).Message);
        }
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
