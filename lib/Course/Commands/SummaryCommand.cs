using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Course.Requirements;
using Course.Setup;
using ResNets.Analysis;
using ResNets.Networks;

namespace Course.Commands;

/// <summary><c>course summary</c>: what a network costs, layer by layer.</summary>
internal static class SummaryCommand
{
    private const int LargestSide = 2048;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static Command Create(CourseContext context)
    {
        var network = new NetworkOptions();
        var classes = new Option<int?>("--classes") { Description = "Outputs; by default the paper's.", HelpName = "N" };
        var input = new Option<string?>("--input")
        {
            Description = "The image, channels x height x width; by default 3x224x224 or 3x32x32.",
            HelpName = "3xHxW",
        };
        var json = new Option<bool>("--json") { Description = "Write JSON and nothing else." };
        var command = new CourseVerb(
            "summary",
            "Show a network layer by layer: shapes, parameters, multiply-adds, activations.",
            "./course summary resnet-50                      the paper's 50 layers",
            "./course summary resnet-50 --stride v1.5        as torchvision has them",
            "./course summary resnet-18 --stem cifar --classes 10",
            "./course summary resnet-110 --option B --json")
        {
            classes, input, json,
        };
        network.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            NetworkSpec spec = network.Find(parsed, parsed.GetValue(classes));
            long[] image = parsed.GetValue(input) is { } text ? ParseInput(text) : [.. spec.Input];
            var setup = new SetupRequest(context.Stack, [PackageGroup.Run]) { Images = false };
            CourseContext preparing = parsed.GetValue(json) ? context.Aside : context;
            await preparing.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
            Show(context, Measure(spec, image), parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static long[] ParseInput(string text)
    {
        string[] parts = text.Split('x');
        long[] sizes = [.. parts.Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long n) ? n : 0)];
        return sizes is [3, >= 1 and <= LargestSide, >= 1 and <= LargestSide]
            ? sizes
            : throw new UsageException(
                $"--input is '{text}'; write 3xHxW with H and W from 1 to {LargestSide}, for example 3x224x224.");
    }

    private static NetworkSummary Measure(NetworkSpec spec, long[] image)
    {
        try
        {
            using Network net = Network.Build(spec);
            return NetworkSummary.Of(net, spec.Name, image);
        }
        catch (ArgumentException e)
        {
            throw new CourseException(e.Message, e);
        }
    }

    private static void Show(CourseContext context, NetworkSummary summary, bool json)
    {
        if (json)
        {
            context.Terminal.Line(JsonSerializer.Serialize(
                new { summary.Name, summary.Parameters, summary.Macs, summary.Layers }, s_json));
            return;
        }

        context.Terminal.Line(summary.ToString());
        context.Terminal.Line();
        context.Terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Parameters / 1e6:F3} million parameters, {summary.Macs / 1e9:F3} billion multiply-adds for one image of {string.Join('×', summary.Input)}"));
    }
}
