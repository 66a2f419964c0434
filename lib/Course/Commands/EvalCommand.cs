using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Course.Evaluate;
using Course.Photos;
using Course.Requirements;
using Course.Setup;
using Course.Terminal;
using ResNets.Data;
using ResNets.Evaluation;

namespace Course.Commands;

/// <summary><c>course eval</c>: counts what trained weights get wrong.</summary>
internal static class EvalCommand
{
    public static Command Create(CourseContext context)
    {
        var network = new NetworkOptions(weightsChoose: true);
        var weights = new Option<string>("--weights")
        {
            Description = "The weights: .pth or .th of PyTorch, .safetensors, or a checkpoint of ./course train.",
            HelpName = "FILE",
            Required = true,
        };
        var data = new Option<string>("--data")
        {
            Description = $"The test images: {string.Join(", ", TestImages.Names)}, a folder of their files or of pictures by class (val/ beside train/, or all), or one .bin file of CIFAR-10's format.",
            HelpName = "NAME|DIR|FILE",
            Required = true,
        };
        var normalize = new Option<string?>("--normalize")
        {
            Description = "How pixels are normalised; by default as the weights were trained, where the file shows it, else per-pixel.",
        };
        normalize.AcceptOnlyFromAmong([.. Normalization.Names]);
        Option<bool> skip = SkipBadPictures.Create();
        var json = new Option<bool>("--json") { Description = "Write JSON and nothing else." };
        var command = new CourseVerb(
            "eval",
            "Test trained weights: one view of every test image.",
            "./course eval resnet-20 --weights runs/my-run/checkpoint.safetensors --data cifar-10",
            "./course eval resnet-20 --weights resnet20.th --data cifar-10 --normalize imagenet",
            "./course eval resnet-32 --weights resnet32.th --data test_batch.bin --json",
            "./course eval resnet-50 --stride v1.5 --weights resnet50.pth --data photos/val")
        {
            weights, data, skip, normalize, json,
        };
        network.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            network.Find(parsed);
            SkipBadPictures.RequireMeaning(parsed.GetValue(skip), parsed.GetRequiredValue(data));
            CourseContext preparing = parsed.GetValue(json) ? context.Aside : context;
            var setup = new SetupRequest(context.Stack, [PackageGroup.Run]) { Images = false };
            await preparing.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
            DataDirectory directory = DataDirectory.FromEnvironment(context.Variable);
            string images = parsed.GetRequiredValue(data);
            if (TestImages.IsName(images))
            {
                DataCatalog catalog = RequirementsReader.Read(context.Repository.EnvironmentFile).Data;
                var acquisition = new DataAcquisition(catalog, directory);
                await DataCommand.ObtainAsync(preparing.Terminal, acquisition, images, cancellation).ConfigureAwait(false);
            }

            var request = new EvaluationRequest(classes => network.Find(parsed, classes), parsed.GetRequiredValue(weights), images)
            {
                OptionIsFree = !network.HasOption(parsed),
                ZerosAreFree = !network.HasZeros(parsed),
                SkipBadPictures = parsed.GetValue(skip),
                Normalize = parsed.GetValue(normalize),
            };
            TestResult result = await EvaluationSession.RunAsync(request, directory, preparing.Terminal).ConfigureAwait(false);
            Show(context.Terminal, result, parsed.GetValue(json));
            return 0;
        });
        return command;
    }

    private static void Show(CourseTerminal terminal, TestResult result, bool json)
    {
        if (json)
        {
            terminal.Line(JsonSerializer.Serialize(new { wrong = result.Wrong, total = result.Total, error = result.Error }));
            return;
        }

        terminal.Step("error", StepMark.Done, string.Create(
            CultureInfo.InvariantCulture, $"{result.Error:F2}%, {result.Wrong:N0} wrong of {result.Total:N0}"));
    }
}
