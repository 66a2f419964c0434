using Course.Processes;
using Course.Terminal;

namespace Course.Sweep;

/// <summary>Hands a sweep to Slurm as a job array, one task a run, and waits for it.</summary>
/// <param name="context">What the commands work with.</param>
/// <param name="folder">Where the runs lie; every node has to see it under the same path.</param>
/// <param name="atOnce">Tasks at once.</param>
public sealed class SlurmJob(CourseContext context, SweepFolder folder, int atOnce)
{
    /// <summary>The job's script. In its directives names stand in double quotes, and a percent sign in a path is written twice.</summary>
    /// <param name="root">The folder of the course.</param>
    /// <param name="file">The sweep's file.</param>
    /// <param name="name">The sweep's name.</param>
    /// <param name="tasks">The numbers of the runs to make.</param>
    public string Script(string root, string file, string name, IReadOnlyList<int> tasks)
    {
        int cores = Math.Max(1, Environment.ProcessorCount / atOnce);
        return $"""
            #!/usr/bin/env bash
            #SBATCH --job-name={Directive($"course-{name}")}
            #SBATCH --array={string.Join(',', tasks)}%{atOnce}
            #SBATCH --cpus-per-task={cores}
            #SBATCH --output={Directive(folder.Path.Replace("%", "%%", StringComparison.Ordinal) + "/slurm-%a.txt")}
            export OMP_NUM_THREADS=$SLURM_CPUS_PER_TASK
            exec {Quoted(Path.Combine(root, "course"))} sweep {Quoted(Path.GetFullPath(file))} --out {Quoted(folder.Path)} --only "$SLURM_ARRAY_TASK_ID"

            """;
    }

    /// <summary>Submits the runs that are not finished and waits until all have ended.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="file">Its file.</param>
    /// <param name="cancellation">Stops waiting; the job goes on.</param>
    /// <returns>The number of runs that did not come to their end.</returns>
    /// <exception cref="CourseException">There is no Slurm, or it did not take the job.</exception>
    public async Task<int> RunAsync(SweepPlan plan, string file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (context.Processes.Find("sbatch") is not { } sbatch)
        {
            throw new CourseException("sbatch is not on the search path, and --executor slurm needs it; install Slurm's client (Debian: slurm-client), or use --executor local.");
        }

        RequirePlain(folder.Path, "folder");
        RequirePlain(file, "file");
        int[] tasks = [.. plan.Runs.Index().Where(entry => !folder.IsFinished(entry.Item)).Select(entry => entry.Index)];
        if (tasks is [])
        {
            return 0;
        }

        string script = Path.Combine(folder.Path, "job.sbatch");
        AtomicFile.Write(script, Script(context.Repository.Root, file, plan.Name, tasks));
        context.Terminal.Step("slurm", StepMark.Planned, $"{tasks.Length} tasks, {atOnce} at once, as {script} says");
        ProcessResult result = await context.Processes
            .RunAsync(new ProcessRequest(sbatch, "--wait", "--parsable", script), cancellation).ConfigureAwait(false);
        int failed = tasks.Count(task => !folder.IsFinished(plan.Runs[task]));
        if (!result.Succeeded && failed == tasks.Length)
        {
            throw new CourseException($"Slurm did not make the runs: {string.Join(' ', result.Output.TakeLast(2))}; see {folder.Path}/slurm-*.txt.");
        }

        return failed;
    }

    /// <summary>A backslash turns the numbering of a job's output off, and no directive goes on in a second line.</summary>
    private static void RequirePlain(string path, string kind)
    {
        if (path.AsSpan().ContainsAny('\\', '\n', '\r'))
        {
            throw new CourseException($"The sweep's {kind} is '{path}', and Slurm takes no backslash or line break in it; rename it.");
        }
    }

    private static string Directive(string text) => "\"" + text.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Quoted(string path) => "'" + path.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
