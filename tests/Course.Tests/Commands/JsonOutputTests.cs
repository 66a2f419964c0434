using System.Text.Json;
using Course.Commands;
using Course.Doctor;
using Course.Processes;
using Course.Tests.Support;
using ResNets.Blocks;
using ResNets.Networks;
using ResNets.Weights;

namespace Course.Tests.Commands;

/// <summary>With <c>--json</c> the standard output holds the documented object and nothing else, also when set-up has work to do.</summary>
public sealed class JsonOutputTests : IDisposable
{
    private const int RecordBytes = 3073;

    private readonly CourseFolder _course = new();
    private readonly TestTerminal _terminal = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Summary()
    {
        JsonElement summary = await RunAsync("summary", "resnet-8", "--json");

        Assert.Equal(["name", "parameters", "macs", "layers"], Names(summary));
        Assert.Equal("resnet-8", summary.GetProperty("name").GetString());
        JsonElement[] layers = [.. summary.GetProperty("layers").EnumerateArray()];
        Assert.All(layers, layer => Assert.Equal(["name", "output", "parameters", "macs", "activationBytes"], Names(layer)));
        Assert.Equal(summary.GetProperty("parameters").GetInt64(), layers.Sum(layer => layer.GetProperty("parameters").GetInt64()));
        Assert.Equal(summary.GetProperty("macs").GetInt64(), layers.Sum(layer => layer.GetProperty("macs").GetInt64()));
        Assert.Equal([16, 32, 32], layers[0].GetProperty("output").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal(4 * 16 * 32 * 32, layers[0].GetProperty("activationBytes").GetInt64());
    }

    [Fact]
    public async Task Eval()
    {
        using (Network net = ResNet.Create("resnet-8", Shortcut.A, seed: 4))
        {
            Weights.Save(net, At("net.pth"));
        }

        File.WriteAllBytes(At("five.bin"), new byte[5 * RecordBytes]);

        JsonElement found = await RunAsync(
            "eval", "resnet-8", "--weights", At("net.pth"), "--data", At("five.bin"), "--normalize", "cifar", "--json");

        Assert.Equal(["wrong", "total", "error", "top5", "views", "networks", "classes", "confusion", "calibration", "leftOut"], Names(found));
        (int wrong, int total) = (found.GetProperty("wrong").GetInt32(), found.GetProperty("total").GetInt32());
        Assert.Equal(5, total);
        Assert.True(wrong is 0 or 5); // five times the same black image of class 0
        Assert.False(Directory.Exists(At("data"))); // no data set was fetched for images that are there
        Assert.Equal(100.0 * wrong / total, found.GetProperty("error").GetDouble());
        JsonElement[] classes = [.. found.GetProperty("classes").EnumerateArray()];
        Assert.All(classes, one => Assert.Equal(["name", "images", "wrong", "error"], Names(one)));
        Assert.Equal(("airplane", 5, wrong), (classes[0].GetProperty("name").GetString(), classes[0].GetProperty("images").GetInt32(), classes[0].GetProperty("wrong").GetInt32()));
        Assert.Equal(JsonValueKind.Null, classes[1].GetProperty("error").ValueKind);
        int[][] confusion = found.GetProperty("confusion").Deserialize<int[][]>()!;
        Assert.Equal((10, 5, 5 - wrong), (confusion.Length, confusion[0].Sum(), confusion[0][0]));
        Assert.Equal(["expectedError", "bins"], Names(found.GetProperty("calibration")));
        Assert.Equal(5, found.GetProperty("calibration").GetProperty("bins").EnumerateArray().Sum(bin => bin.GetProperty("images").GetInt32()));
        Assert.Equal(["badPictures", "otherFormats", "inNoClass"], Names(found.GetProperty("leftOut")));
    }

    [Fact]
    public async Task Eval_names_every_bad_picture_and_no_top_5_error_of_two_classes()
    {
        using (Network net = ResNet.Create("resnet-8", classes: 2, seed: 4))
        {
            Weights.Save(net, At("net.pth"));
        }

        PhotoFolder.Write(At("photos"));
        string[] bad = [.. Enumerable.Range(0, 7).Select(i => Path.Combine(At("photos"), "cat", $"bad-{i}.jpg"))];
        Assert.All(bad, path => File.WriteAllText(path, "text"));

        JsonElement found = await RunAsync(
            "eval", "resnet-8", "--weights", At("net.pth"), "--data", At("photos"), "--normalize", "cifar", "--skip-bad-pictures", "--json");

        Assert.Equal(JsonValueKind.Null, found.GetProperty("top5").ValueKind);
        Assert.Equal(
            bad.Select(path => (path, "is a text file")),
            found.GetProperty("leftOut").GetProperty("badPictures").EnumerateArray()
                .Select(picture => (picture.GetProperty("file").GetString()!, picture.GetProperty("problem").GetString()!)));
    }

    [Fact]
    public async Task Doctor()
    {
        JsonElement report = await RunAsync("doctor", "--json");

        Assert.Equal(["canRun", "findings"], Names(report));
        Assert.True(report.GetProperty("canRun").GetBoolean());
        JsonElement[] findings = [.. report.GetProperty("findings").EnumerateArray()];
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(["topic", "state", "found", "advice"], Names(finding)));
        Assert.All(findings, finding => Assert.True(finding.GetProperty("state").GetString() is "ok" or "gap"));
    }

    [Fact]
    public async Task An_error_leaves_the_standard_output_empty()
    {
        File.WriteAllBytes(At("none.bin"), []);

        Assert.Equal(1, await StartAsync("eval", "resnet-8", "--weights", At("absent.pth"), "--data", At("none.bin"), "--json"));

        Assert.Empty(_terminal.Output);
        Assert.Contains("absent.pth", _terminal.Error);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    private string At(string name) => Path.Combine(_course.Root, name);

    private async Task<JsonElement> RunAsync(params string[] args)
    {
        int exitCode = await StartAsync(args);

        Assert.True(exitCode == 0, _terminal.Error);
        using JsonDocument json = JsonDocument.Parse(_terminal.Output);
        return json.RootElement.Clone();
    }

    /// <summary>A course that was never built: set-up records the stack and builds, and says so.</summary>
    private Task<int> StartAsync(params string[] args) => CourseCommand.RunAsync(
        args,
        new CourseContext(
            _course.Repository,
            _terminal.Terminal,
            new FakeProcesses().With("dotnet", Dotnet),
            name => name == "RESNET_DATA" ? At("data") : null));

    private ProcessResult Dotnet(ProcessRequest request)
    {
        switch (request.Arguments[0])
        {
            case "build":
                _course.File("lib/bin/ResNets.dll", "");
                _course.File("lib/bin/libsystemtorch.so", "");
                _course.File("lib/bin/libresnetimages.so", "");
                return new ProcessResult(0, ["built"]);
            case "--version":
                return new ProcessResult(0, ["10.0.100"]);
            default:
                return new ProcessResult(0, [new TorchFacts("1.13.1", "/usr/lib/libtorch.so", 2, 0).ToJson()]);
        }
    }
}
