using System.CommandLine;
using Course.Evaluate;
using Course.Photos;
using Course.Requirements;
using Course.Setup;
using ResNets.Data;

namespace Course.Commands;

/// <summary><c>course eval</c>: tests trained weights in the paper's ways.</summary>
internal static class EvalCommand
{
    public static Command Create(CourseContext context)
    {
        var network = new NetworkOptions(weightsChoose: true);
        var weights = new Option<string[]>("--weights")
        {
            Description = "The weights: .pth or .th of PyTorch, .safetensors, or a checkpoint of ./course train. Repeat it for an ensemble, whose probabilities are averaged.",
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
        Option<string?> views = NumberOption.CreateChoice(
            ViewChoice.Option,
            ViewChoice.Names[0],
            "What of each photograph is asked about: the square in its middle, ten squares (tables 2 and 3), or all of it at five sizes, fully convolutional (table 4)",
            [.. ViewChoice.Names]);
        var perClass = new Option<bool>("--per-class") { Description = "Show the error of every class and what it is taken for." };
        Option<bool> skip = SkipBadPictures.Create();
        var json = new Option<bool>("--json") { Description = "Write JSON and nothing else: errors, those of the classes, confusion matrix, calibration and files left out." };
        var command = new CourseVerb(
            "eval",
            "Test trained weights: top-1 and top-5 error, errors by class, calibration.",
            "./course eval resnet-20 --weights runs/my-run/checkpoint.safetensors --data cifar-10",
            "./course eval resnet-20 --weights resnet20.th --data cifar-10 --normalize imagenet",
            "./course eval resnet-32 --weights resnet32.th --data test_batch.bin --json",
            "./course eval resnet-50 --stride v1.5 --weights resnet50.pth --data photos/val --views multi-scale",
            "./course eval resnet-20 --weights a.safetensors --weights b.safetensors --data cifar-10 --per-class")
        {
            weights, data, views, skip, normalize, perClass, json,
        };
        network.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            string images = parsed.GetRequiredValue(data);
            var request = new EvaluationRequest(classes => network.Find(parsed, classes), parsed.GetRequiredValue(weights), images)
            {
                Views = ViewChoice.Parse(parsed.GetValue(views)!),
                OptionIsFree = !network.HasOption(parsed),
                ZerosAreFree = !network.HasZeros(parsed),
                SkipBadPictures = parsed.GetValue(skip),
                Normalize = parsed.GetValue(normalize),
            };
            request.Validate();
            if (parsed.GetValue(json) && parsed.GetValue(perClass))
            {
                throw new UsageException("--json holds the errors of all classes anyhow, so --per-class says nothing; leave it out.");
            }

            CourseContext preparing = parsed.GetValue(json) ? context.Aside : context;
            var setup = new SetupRequest(context.Stack, [PackageGroup.Run]) { Images = false };
            await preparing.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
            DataDirectory directory = DataDirectory.FromEnvironment(context.Variable);
            if (TestImages.IsName(images))
            {
                DataCatalog catalog = RequirementsReader.Read(context.Repository.EnvironmentFile).Data;
                var acquisition = new DataAcquisition(catalog, directory);
                await DataCommand.ObtainAsync(preparing.Terminal, acquisition, images, cancellation).ConfigureAwait(false);
            }

            EvaluationReport report = await EvaluationSession.RunAsync(request, directory, preparing.Terminal).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                context.Terminal.Line(EvaluationJson.Of(report));
            }
            else
            {
                EvaluationDisplay.Show(context.Terminal, report, parsed.GetValue(perClass));
            }

            return 0;
        });
        return command;
    }
}
