using System.CommandLine;
using Course.Photos;
using Course.Requirements;
using Course.Setup;
using Course.Train;
using ResNets.Blocks;
using ResNets.Data;
using ResNets.Networks;

namespace Course.Commands;

/// <summary><c>course train</c>: trains a network from the shell.</summary>
internal static class TrainCommand
{
    private static readonly TrainRequest s_defaults = new("");

    private static readonly Argument<string> s_network = new("NET")
    {
        Description = $"The network: {Variants.Overview}.",
    };

    private static readonly Option<string?> s_data = new("--data")
    {
        Description =
            $"The data set ({string.Join(", ", TestImages.Names)}) or a folder of photographs, train/ beside val/; by default cifar-10 where it can be had, else fashion-mnist.",
        HelpName = "NAME|DIR",
    };

    private static readonly Option<bool> s_skip = SkipBadPictures.Create();

    private static readonly Option<int?> s_images = NumberOption.CreateOptional<int>(
        "--images", "Training images to use, the same number of each class; by default all.");

    private static readonly Option<int> s_validation = NumberOption.Create(
        "--validation", 0, "Training images to hold out and choose by (the paper: 5000); the test images are then left alone.");

    private static readonly Option<int> s_iterations = NumberOption.Create(
        "--iterations", s_defaults.Iterations, "Steps of training, from 1; the paper has 64000. The learning rate drops at 1/2 and 3/4, for photographs where the error plateaus.");

    private static readonly Option<int?> s_batch = NumberOption.CreateOptional<int>(
        "--batch", "Images a step, from 2; by default the paper's 128, and 256 for photographs at full size.");

    private static readonly Option<int> s_parts = NumberOption.Create(
        "--accumulate", s_defaults.Parts, "Parts into which a step's images are divided, their gradients added up; a divisor of --batch.");

    private static readonly Option<double> s_rate = NumberOption.Create(
        "--lr", s_defaults.LearningRate, "The learning rate before it drops, above 0.");

    private static readonly Option<ulong> s_seed = NumberOption.Create(
        "--seed", s_defaults.Seed, "The seed of weights, order and augmentation.");

    private static readonly Option<int> s_seeds = NumberOption.Create(
        "--seeds", 1, "Runs with consecutive seeds from --seed on; the errors' mean and standard deviation are shown.");

    private static readonly Option<string?> s_option = NumberOption.CreateChoice(
        "--option", null, "The shortcut option of a residual network; by default A at CIFAR's size, B at ImageNet's", "A", "B", "C");

    private static readonly Option<string?> s_device = NumberOption.CreateChoice(
        "--device", s_defaults.Device, "Where to compute", "cpu", "cuda");

    private static readonly Option<long?> s_memory = NumberOption.CreateSize(
        "--memory", "The memory that the process may hold, such as 2GiB; activations beyond it are computed twice.");

    private static readonly Option<int> s_testEvery = NumberOption.Create(
        "--test-every", s_defaults.TestEvery, "Steps between two measurements of the test (or validation) error; 0: at the end only.");

    private static readonly Option<int> s_checkpointEvery = NumberOption.Create(
        "--checkpoint-every", s_defaults.CheckpointEvery, "Steps between two checkpoints; 0: at the end and when stopped only.");

    private static readonly Option<bool> s_resume = new("--resume")
    {
        Description = "Continue the run where its last whole checkpoint stands; without a checkpoint it starts at its beginning.",
    };

    private static readonly Option<bool> s_dryRun = new("--dry-run")
    {
        Description = "Only say how long the run would take and how much memory, from a few steps.",
    };

    private static readonly Option<string?> s_output = new("--out")
    {
        Description = "The folder of history and checkpoint; by default one in runs/ named after the run.",
        HelpName = "DIR",
    };

    public static Command Create(CourseContext context)
    {
        var command = new CourseVerb(
            "train",
            "Train a network; keep its history and checkpoint.",
            "./course train resnet-20 --data cifar-10 --iterations 200",
            "./course train resnet-20 --iterations 4000 --resume      goes on after a stop, to the same numbers",
            "./course train resnet-110 --iterations 400 --dry-run     says how long it would take",
            "./course train resnet-1202 --memory 2GiB --iterations 10",
            "./course train plain-20 --data fashion-mnist --seeds 5   mean and standard deviation of five runs",
            "./course train resnet-20 --option B --iterations 4000 --out option-b",
            "./course train resnet-18 --data caltech101-20 --batch 64 --accumulate 4 --iterations 200")
        {
            s_network, s_data, s_skip, s_images, s_validation, s_iterations, s_batch, s_parts, s_rate, s_seed, s_seeds, s_option,
            s_device, s_memory, s_testEvery, s_checkpointEvery, s_resume, s_dryRun, s_output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            TrainRequest request = Read(parsed);
            int seeds = parsed.GetValue(s_seeds);
            SeedSeries.Require(request.Seed, seeds);
            await RunAsync(context, request, seeds, parsed.GetValue(s_dryRun), cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static TrainRequest Read(ParseResult parsed) => new(parsed.GetRequiredValue(s_network))
    {
        Data = parsed.GetValue(s_data),
        SkipBadPictures = parsed.GetValue(s_skip),
        Images = parsed.GetValue(s_images),
        Validation = parsed.GetValue(s_validation),
        Iterations = parsed.GetValue(s_iterations),
        Batch = parsed.GetValue(s_batch),
        Parts = parsed.GetValue(s_parts),
        LearningRate = parsed.GetValue(s_rate),
        Seed = parsed.GetValue(s_seed),
        Option = parsed.GetValue(s_option) is { } letter ? Enum.Parse<Shortcut>(letter) : null,
        Device = parsed.GetValue(s_device)!,
        Memory = parsed.GetValue(s_memory),
        TestEvery = parsed.GetValue(s_testEvery),
        CheckpointEvery = parsed.GetValue(s_checkpointEvery),
        Resume = parsed.GetValue(s_resume),
        Out = parsed.GetValue(s_output),
    };

    private static async Task RunAsync(
        CourseContext context, TrainRequest request, int seeds, bool dryRun, CancellationToken cancellation)
    {
        request.Validate();
        RunFolder.RequireWritable(request.Out);
        (DataDirectory directory, string data) = await PrepareAsync(context, request, cancellation).ConfigureAwait(false);
        var session = new TrainingSession(context.Terminal, directory, context.Repository.Root);
        var series = new SeedSeries(context.Terminal, session, context.Repository.Root);
        switch (dryRun, seeds)
        {
            case (true, 1):
                session.Estimate(request, data);
                break;
            case (true, _):
                series.Estimate(request, data, seeds);
                break;
            case (false, 1):
                await session.RunAsync(request, data, cancellation).ConfigureAwait(false);
                break;
            default:
                await series.RunAsync(request, data, seeds, cancellation).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Sets up what is missing, checks the device and obtains the images, in this order.</summary>
    internal static async Task<(DataDirectory Directory, string Data)> PrepareAsync(
        CourseContext context, TrainRequest request, CancellationToken cancellation)
    {
        var setup = new SetupRequest(context.Stack, [PackageGroup.Run]) { Images = request.Data is null };
        await context.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
        TrainingSession.RequireDevice(request.Device);
        DataCatalog catalog = RequirementsReader.Read(context.Repository.EnvironmentFile).Data;
        DataDirectory directory = DataDirectory.FromEnvironment(context.Variable);
        string data = request.Data ?? DataSets.Names.FirstOrDefault(name => DataSets.IsIn(directory, name)) ?? DataSets.Names[0];
        if (TestImages.IsName(data))
        {
            await DataCommand.ObtainAsync(context.Terminal, new DataAcquisition(catalog, directory), data, cancellation)
                .ConfigureAwait(false);
        }

        return (directory, data);
    }
}
