using System.CommandLine;
using Course.Requirements;
using Course.Setup;
using Course.Train;
using ResNets.Blocks;
using ResNets.Data;

namespace Course.Commands;

/// <summary><c>course train</c>: trains a network from the shell.</summary>
internal static class TrainCommand
{
    public static Command Create(CourseContext context)
    {
        var defaults = new TrainRequest("");
        var network = new Argument<string>("NET") { Description = "The network, for example resnet-20 or plain-56." };
        var data = new Option<string?>("--data")
        {
            Description = "The data set; by default cifar-10 where it can be had, else fashion-mnist.",
        };
        data.AcceptOnlyFromAmong([.. DataSets.Names]);
        var iterations = Number(
            "--iterations", defaults.Iterations, "Steps of training; the paper has 64000. The learning rate drops at 1/2 and 3/4.");
        var batch = Number("--batch", defaults.Batch, "Images a step.");
        var rate = Number("--lr", defaults.LearningRate, "The learning rate before it drops.");
        var seed = Number("--seed", defaults.Seed, "The seed of weights, order and augmentation.");
        var shortcut = new Option<string?>("--option") { Description = "The shortcut option of a residual network." };
        shortcut.AcceptOnlyFromAmong("A", "B", "C");
        var device = new Option<string>("--device")
        {
            Description = "Where to compute.",
            DefaultValueFactory = _ => defaults.Device,
        };
        device.AcceptOnlyFromAmong("cpu", "cuda");
        var output = new Option<string?>("--out")
        {
            Description = "The folder of history and checkpoint; by default one in runs/ named after the run.",
            HelpName = "DIR",
        };
        var command = new CourseVerb(
            "train",
            "Train a network; keep its history and checkpoint.",
            "./course train resnet-20 --data cifar-10 --iterations 200",
            "./course train plain-20 --data fashion-mnist --seed 1",
            "./course train resnet-20 --option B --iterations 4000 --out option-b")
        {
            network, data, iterations, batch, rate, seed, shortcut, device, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new TrainRequest(parsed.GetRequiredValue(network))
            {
                Data = parsed.GetValue(data),
                Iterations = parsed.GetValue(iterations),
                Batch = parsed.GetValue(batch),
                LearningRate = parsed.GetValue(rate),
                Seed = parsed.GetValue(seed),
                Option = parsed.GetValue(shortcut) is { } letter ? Enum.Parse<Shortcut>(letter) : null,
                Device = parsed.GetValue(device)!,
                Out = parsed.GetValue(output),
            };
            await RunAsync(context, request, cancellation).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Option<T> Number<T>(string name, T value, string description) =>
        new(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => value };

    private static async Task RunAsync(CourseContext context, TrainRequest request, CancellationToken cancellation)
    {
        request.Validate();
        var setup = new SetupRequest(context.Stack, [PackageGroup.Run]);
        await context.SetUpAsync(setup, quiet: true, cancellation).ConfigureAwait(false);
        DataCatalog catalog = RequirementsReader.Read(context.Repository.EnvironmentFile).Data;
        DataDirectory directory = DataDirectory.FromEnvironment(context.Variable);
        string data = request.Data ?? DataSets.Names.First(name => DataSets.IsIn(directory, name));
        await DataCommand.ObtainAsync(context.Terminal, new DataAcquisition(catalog, directory), data, cancellation)
            .ConfigureAwait(false);
        await new TrainingSession(context.Terminal, directory, context.Repository.Root)
            .RunAsync(request, data, cancellation).ConfigureAwait(false);
    }
}
