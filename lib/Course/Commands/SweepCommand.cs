using System.CommandLine;
using Course.Sweep;

namespace Course.Commands;

/// <summary><c>course sweep</c>: trains a table of configurations.</summary>
internal static class SweepCommand
{
    public static Command Create(CourseContext context)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The table, JSON: {\"runs\": [{\"net\": [\"plain-20\", \"resnet-20\"], \"seed\": [0, 1], \"iterations\": 4000}]}. "
                + "Every value may be a list; all combinations are trained. Settings: net, data, images, validation, iterations, batch, "
                + "accumulate, lr, seed, option, device, memory, testEvery, checkpointEvery, as in ./course train.",
        };
        Option<string?> executor = NumberOption.CreateChoice(
            "--executor", "local", "Where the runs are made: on this machine, or by Slurm as a job array", "local", "slurm");
        Option<int> atOnce = NumberOption.Create("--at-once", 1, "Runs at once; the cores are divided among them.");
        Option<int?> only = NumberOption.CreateOptional<int>("--only", "Make only the run of this number, from 0, and no table.");
        var output = new Option<string?>("--out")
        {
            Description = "The folder of the runs; by default one in runs/ named after the file.",
            HelpName = "DIR",
        };
        var command = new CourseVerb(
            "sweep",
            "Train a table of configurations, and summarise it.",
            "./course sweep notebooks/runs/recorded.json            one run after the other; a second time it goes on",
            "./course sweep depths.json --at-once 2                 two at once, each with half of the cores",
            "./course sweep depths.json --executor slurm --at-once 8")
        {
            file, executor, atOnce, only, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            string path = parsed.GetRequiredValue(file);
            SweepPlan plan = SweepFile.Read(path);
            int runs = parsed.GetValue(atOnce);
            Require(runs >= 1, $"--at-once is {runs}; it has to be at least 1.");
            string root = Path.GetFullPath(parsed.GetValue(output) ?? Path.Combine(context.Repository.Root, "runs", plan.Name));
            Train.RunFolder.RequireWritable(root);
            var folder = new SweepFolder(root);
            if (parsed.GetValue(only) is { } number)
            {
                Require(number >= 0 && number < plan.Runs.Count, $"--only is {number}; {path} has the runs 0 to {plan.Runs.Count - 1}.");
                return await new SweepExecutor(context, folder, runs).RunAsync([plan.Runs[number]], cancellation).ConfigureAwait(false);
            }

            context.Terminal.Line($"{plan.Runs.Count} runs in {root}");
            int failed = parsed.GetValue(executor) == "slurm"
                ? await new SlurmJob(context, folder, runs).RunAsync(plan, path, cancellation).ConfigureAwait(false)
                : await LocallyAsync(context, plan, folder, runs, cancellation).ConfigureAwait(false);
            SweepSummary.Show(context.Terminal, plan, folder);
            return failed == 0 ? 0 : 1;
        });
        return command;
    }

    /// <summary>Sets up and obtains the images once, before processes do it side by side.</summary>
    private static async Task<int> LocallyAsync(
        CourseContext context, SweepPlan plan, SweepFolder folder, int atOnce, CancellationToken cancellation)
    {
        foreach (SweepRun run in plan.Runs.DistinctBy(run => (run.Data, run.Request.Device)))
        {
            await TrainCommand.PrepareAsync(context, run.Request, cancellation).ConfigureAwait(false);
        }

        return await new SweepExecutor(context, folder, atOnce).RunAsync(plan.Runs, cancellation).ConfigureAwait(false);
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new UsageException(message);
        }
    }
}
