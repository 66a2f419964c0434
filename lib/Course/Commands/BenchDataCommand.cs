using System.CommandLine;
using System.Globalization;
using Course.Bench;
using ResNets.Data;

namespace Course.Commands;

/// <summary><c>course bench data</c>: batches of augmented images against torchvision's DataLoader.</summary>
internal static class BenchDataCommand
{
    private const string Script = "torchvision_data.py";
    private const int WaitSteps = 30;

    public static Command Create(CourseContext context)
    {
        var options = new BenchOptions(seconds: 2);
        var photos = new Option<string?>("--photos")
        {
            Description = "A folder with a folder of JPEG pictures for each class; by default caltech101-20 in the data directory.",
            HelpName = "DIR",
        };
        var command = new CourseVerb(
            "data",
            "Batches of augmented images, against torchvision's DataLoader with two workers.",
            "./course bench data                CIFAR-10, and photographs by the ImageNet recipe",
            "./course bench data --photos ~/pictures",
            "./course bench data --json")
        {
            photos,
        };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await options.SetUpAsync(context, parsed, cancellation).ConfigureAwait(false);
            string root = DataDirectory.FromEnvironment(context.Variable).Root;
            string cifar = RequireFolder(Path.Combine(root, Cifar10.FolderName), "CIFAR-10", "run './course data cifar-10'");
            string pictures = RequireFolder(
                parsed.GetValue(photos) ?? Path.Combine(root, "caltech101-20"), "the photographs", "let --photos name a folder of them");
            var rows = new List<BenchRow>
            {
                await CompareAsync(DataWork.Cifar, "CIFAR-10, an image of an augmented batch").ConfigureAwait(false),
                await CompareAsync(DataWork.Photos, "photographs, an image by the ImageNet recipe").ConfigureAwait(false),
                DataWait.Measure(cifar, WaitSteps),
            };
            bool json = options.Json(parsed);
            BenchReport.Show(context.Terminal, rows, "torchvision", json);
            if (!json)
            {
                context.Terminal.Line(PerSecond(rows[0]));
                context.Terminal.Line(PerSecond(rows[1]));
            }

            return 0;

            async Task<BenchRow> CompareAsync(string work, string name)
            {
                int threads = options.Threads(parsed);
                string python = await new PyTorch(context).FindAsync(cancellation).ConfigureAwait(false);
                string tool = typeof(BenchDataCommand).Assembly.Location;
                string script = Path.Combine(context.Repository.Root, "benchmarks", Script);
                await using var ours = WorkerProcess.Start(
                    "the kit", threads, "dotnet", tool, BenchWorkerCommand.Name, BenchWorkerCommand.Data, cifar, pictures);
                await using var theirs = WorkerProcess.Start(
                    "DataLoader, 2 workers", threads, python, script, "contiguous", cifar, pictures);
                DuelResult result = await options.Duel(parsed)
                    .RunAsync(name, work, ours, [theirs], cancellation).ConfigureAwait(false);
                return PerImage(result.Time, DataWork.Images(work));
            }
        });
        return command;
    }

    private static string RequireFolder(string folder, string what, string remedy) => Directory.Exists(folder)
        ? folder
        : throw new CourseException($"There is no folder {folder}, and the comparison needs {what}; {remedy}.");

    private static BenchRow PerImage(BenchRow row, int images) => row with
    {
        Ours = 1000 * row.Ours / images,
        Theirs = 1000 * row.Theirs / images,
        Unit = "µs",
    };

    private static string PerSecond(BenchRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Name.Split(',')[0]}: {1e6 / row.Ours:N0} images a second, torchvision {1e6 / row.Theirs:N0}");
}
