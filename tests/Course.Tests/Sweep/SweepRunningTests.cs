using Course.Processes;
using Course.Sweep;
using Course.Tests.Support;
using ResNets.Tests.Training;
using ResNets.Training;

namespace Course.Tests.Sweep;

public sealed class SweepRunningTests : IDisposable
{
    private const string Table = "{\"runs\": [{\"net\": [\"plain-20\", \"resnet-20\"], \"seed\": [0, 1], \"iterations\": 10}]}";

    private readonly CourseFolder _course = new();
    private readonly TestTerminal _terminal = new();
    private readonly FakeProcesses _processes = new();

    public void Dispose() => _course.Dispose();

    [Fact]
    public async Task Finished_runs_are_not_made_again_and_a_failure_does_not_stop_the_others()
    {
        SweepPlan plan = SweepFile.Read(_course.File("sweep.json", Table));
        var folder = new SweepFolder(Path.Combine(_course.Root, "runs"));
        Finish(folder, plan.Runs[0], error: 50);
        _processes.With("dotnet", request =>
        {
            if (request.Arguments.Contains("plain-20"))
            {
                return new ProcessResult(1, ["error something broke"]);
            }

            SweepRun run = plan.Runs.Single(run => request.Arguments.Contains(folder.Of(run).Path));
            Finish(folder, run, error: 40 + (2 * run.Request.Seed));
            return new ProcessResult(0, []);
        });

        Assert.Equal(1, await new SweepExecutor(Context(), folder, 1).RunAsync(plan.Runs, default));

        Assert.Equal(3, _processes.Requests.Count);
        Assert.All(_processes.Requests, request => Assert.Contains("--resume", request.Arguments));
        Assert.Contains(_terminal.Lines, line => line.Contains("plain-20-cifar-10-10-seed-1") && line.Contains("exit code 1: error something broke"));
        SweepSummary.Show(_terminal.Terminal, plan, folder);
        string[] lines = File.ReadAllLines(Path.Combine(folder.Path, "summary.tsv"));
        Assert.StartsWith("plain-20-cifar-10-10\t0 1\t1 of 2\t7\t50.00 (one run)", lines[1]);
        Assert.StartsWith("resnet-20-cifar-10-10\t0 1\t2 of 2\t7\t41.00 ± 1.41 over 2 runs", lines[2]);
    }

    [Fact]
    public async Task Slurm_gets_an_array_of_the_runs_that_are_left()
    {
        string file = _course.File("sweep.json", Table);
        SweepPlan plan = SweepFile.Read(file);
        var folder = new SweepFolder(Path.Combine(_course.Root, "runs"));
        Finish(folder, plan.Runs[1], error: 50);
        _processes.With("sbatch", request =>
        {
            foreach (SweepRun run in plan.Runs)
            {
                Finish(folder, run, error: 1);
            }

            return new ProcessResult(0, ["7"]);
        });

        Assert.Equal(0, await new SlurmJob(Context(), folder, 2).RunAsync(plan, file, default));

        string script = File.ReadAllText(Path.Combine(folder.Path, "job.sbatch"));
        Assert.StartsWith("#!/usr/bin/env bash\n#SBATCH --job-name=course-sweep\n#SBATCH --array=0,2,3%2\n", script);
        Assert.Contains($"exec '{_course.Root}/course' sweep '{file}' --out '{folder.Path}' --only \"$SLURM_ARRAY_TASK_ID\"", script);
        Assert.Equal(0, await new SlurmJob(Context(), folder, 2).RunAsync(plan, file, default));
        Assert.Single(_processes.Requests);
    }

    [Fact]
    public async Task Without_Slurm_the_error_says_so()
    {
        string file = _course.File("sweep.json", Table);
        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => new SlurmJob(Context(), new SweepFolder(_course.Root), 1).RunAsync(SweepFile.Read(file), file, default));

        Assert.StartsWith("sbatch is not on the search path", e.Message);
    }

    private CourseContext Context() => new(_course.Repository, _terminal.Terminal, _processes, _ => null);

    private static void Finish(SweepFolder folder, SweepRun run, double error)
    {
        RunHeader header = MadeRun.Header with
        {
            Network = run.Request.Network,
            Parameters = 7,
            Seed = run.Request.Seed,
            Recipe = Recipe.Cifar.Scaled(10),
        };
        HistoryPoint point = MadeRun.Point(iteration: 10, error) with { TestError = 30, PeakMemory = 200 };
        HistoryFile.Write(folder.Of(run).History, new RunHistory(header, [point]));
    }
}
