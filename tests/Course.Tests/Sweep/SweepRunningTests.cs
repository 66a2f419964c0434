using Course.Processes;
using Course.Sweep;
using Course.Tests.Support;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Tests;
using ResNets.Tests.Training;
using ResNets.Training;

namespace Course.Tests.Sweep;

public sealed class SweepRunningTests : IDisposable
{
    /// <summary>The checkpoints of a run of 10 iterations: after the ninth, and its last.</summary>
    private static readonly Lazy<(byte[] Ninth, byte[] Last)> s_checkpoint = new(() =>
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("checkpoint-").FullName, "net");
        using ImageSet set = Images.Random(24);
        using var net = ResNet.Create("resnet-8", width: 4, classes: 3);
        new Trainer(net, Recipe.Cifar.Scaled(10) with { BatchSize = 8 }, set, options: new TrainerOptions { CheckpointPath = path, CheckpointEvery = 9 }).Run();
        (byte[], byte[]) kept = (File.ReadAllBytes(Checkpoint.PreviousOf(path)), File.ReadAllBytes(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return kept;
    });

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

    /// <summary>The last line of a history is written before the last checkpoint, and the disk may be full by then.</summary>
    [Fact]
    public void A_run_is_finished_with_its_last_checkpoint_only()
    {
        SweepRun run = SweepFile.Read(_course.File("sweep.json", Table)).Runs[0];
        var folder = new SweepFolder(Path.Combine(_course.Root, "runs"));
        Assert.False(folder.IsFinished(run));
        Finish(folder, run, error: 50);
        Assert.True(folder.IsFinished(run));

        string checkpoint = folder.Of(run).Checkpoint;
        File.WriteAllBytes(checkpoint, s_checkpoint.Value.Ninth);
        Assert.False(folder.IsFinished(run));
        File.WriteAllBytes(checkpoint, s_checkpoint.Value.Last[..^1]);
        Assert.False(folder.IsFinished(run));
        File.WriteAllBytes(Checkpoint.PreviousOf(checkpoint), s_checkpoint.Value.Ninth);
        Assert.False(folder.IsFinished(run));
        File.WriteAllBytes(checkpoint, s_checkpoint.Value.Last);
        Assert.True(folder.IsFinished(run));
        File.Delete(checkpoint);
        File.Delete(Checkpoint.PreviousOf(checkpoint));
        Assert.False(folder.IsFinished(run));
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
        Assert.StartsWith("#!/usr/bin/env bash\n#SBATCH --job-name=\"course-sweep\"\n#SBATCH --array=0,2,3%2\n", script);
        Assert.Contains($"exec '{_course.Root}/course' sweep '{file}' --out '{folder.Path}' --only \"$SLURM_ARRAY_TASK_ID\"", script);
        Assert.Equal(0, await new SlurmJob(Context(), folder, 2).RunAsync(plan, file, default));
        Assert.Single(_processes.Requests);
    }

    /// <summary>As sbatch reads directives: quotes hold words together, a backslash takes the next sign as it is, %% is a percent sign.</summary>
    [Fact]
    public void Slurm_gets_names_with_blanks_and_quotes_as_they_are()
    {
        var folder = new SweepFolder("/a b/50% \"of\" it's #1");

        string[] script = new SlurmJob(Context(), folder, 1).Script("/co urse", "/it's/my \"sweep\".json", "my \"sweep\"", [0]).Split('\n');

        Assert.Contains("""#SBATCH --job-name="course-my \"sweep\"" """.TrimEnd(), script);
        Assert.Contains("""#SBATCH --output="/a b/50%% \"of\" it's #1/slurm-%a.txt" """.TrimEnd(), script);
        Assert.Contains("""exec '/co urse/course' sweep '/it'\''s/my "sweep".json' --out '/a b/50% "of" it'\''s #1' --only "$SLURM_ARRAY_TASK_ID" """.TrimEnd(), script);
    }

    [Theory]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public async Task A_folder_that_Slurm_cannot_name_is_refused(string name)
    {
        _processes.With("sbatch", _ => new ProcessResult(0, ["7"]));
        string file = _course.File("sweep.json", Table);
        var folder = new SweepFolder(Path.Combine(_course.Root, name));

        CourseException e = await Assert.ThrowsAsync<CourseException>(
            () => new SlurmJob(Context(), folder, 1).RunAsync(SweepFile.Read(file), file, default));

        Assert.Equal($"The sweep's folder is '{folder.Path}', and Slurm takes no backslash or line break in it; rename it.", e.Message);
        Assert.Empty(_processes.Requests);
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
        File.WriteAllBytes(folder.Of(run).Checkpoint, s_checkpoint.Value.Last);
    }
}
