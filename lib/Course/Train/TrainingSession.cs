using System.Globalization;
using Course.Photos;
using Course.Terminal;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;
using static TorchSharp.torch;

namespace Course.Train;

/// <summary>Trains a network in the terminal and keeps history and checkpoint.</summary>
/// <param name="terminal">Shows the progress.</param>
/// <param name="directory">Where the data sets are.</param>
/// <param name="root">The folder of the course.</param>
public sealed class TrainingSession(CourseTerminal terminal, DataDirectory directory, string root)
{
    private const int LongestSilence = 50;

    /// <summary>Finds out early that there is no such device.</summary>
    /// <param name="name">cpu, cuda, or null for either.</param>
    /// <exception cref="CourseException">There is none.</exception>
    public static void RequireDevice(string? name)
    {
        if (name == "cuda" && !cuda.is_available())
        {
            throw new CourseException("There is no CUDA device that libtorch can use; leave --device cuda out, or see ./course doctor.");
        }
    }

    /// <summary>Trains, and shows the result.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="data">The data set, in place.</param>
    /// <param name="cancellation">Looked at between two steps; a checkpoint and the history up to then are kept.</param>
    /// <returns>What was measured.</returns>
    /// <exception cref="CourseException">The run cannot be made, or it diverged.</exception>
    public Task<RunHistory> RunAsync(TrainRequest request, string data, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Guarded(async () =>
        {
            var folder = new RunFolder(request.Folder(root, data));
            folder.RequireFree(request.Resume);
            using TrainingImages images = TrainingImages.Open(request, data, directory, terminal);
            using var net = Network.Build(request.ToSpec(images.Classes), request.Seed);
            Trainer trainer = Prepare(request, data, images, net, folder);
            if (folder.KeepEarlier(request.Resume) is { } earlier)
            {
                terminal.Step("earlier run", StepMark.Done, $"kept as {earlier}");
            }

            Announce(trainer, request, folder);
            RunHistory history = await WatchAsync(trainer, request, folder, cancellation).ConfigureAwait(false);
            ShowResult(history, folder);
            return history;
        });
    }

    /// <summary>Says how long a run would take and how much memory, and nothing else.</summary>
    /// <param name="request">What would be trained.</param>
    /// <param name="data">The data set, in place.</param>
    /// <returns>The time; none where the run is finished.</returns>
    /// <exception cref="CourseException">The run cannot be made.</exception>
    public TimeSpan Estimate(TrainRequest request, string data)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Guarded(() =>
        {
            using TrainingImages images = TrainingImages.Open(request, data, directory, terminal);
            using var net = Network.Build(request.ToSpec(images.Classes), request.Seed);
            var folder = new RunFolder(request.Folder(root, data));
            return Announce(Prepare(request, data, images, net, folder), request, folder);
        });
    }

    private Trainer Prepare(TrainRequest request, string data, TrainingImages images, Network net, RunFolder folder)
    {
        long parameters = net.parameters().Sum(parameter => parameter.numel());
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{net.Spec.Name} with {parameters:N0} parameters, {request.Iterations:N0} iterations, on {images}"));
        Recipe recipe = request.ToRecipe(net.Spec);
        int segments = 1;
        if (request.Memory is { } budget)
        {
            MemoryPlan plan = images.Plan(net.Spec, parameters, recipe.BatchSize / recipe.Parts, budget);
            terminal.Step("memory", StepMark.Planned, plan.ToString());
            segments = plan.Segments;
        }

        var options = new TrainerOptions
        {
            Device = device(request.Device),
            ReportEvery = Math.Clamp(request.Iterations / 100, 1, LongestSilence),
            TestEvery = request.TestEvery,
            Segments = segments,
            HistoryPath = folder.History,
            CheckpointPath = folder.Checkpoint,
            CheckpointEvery = request.CheckpointEvery,
            Resume = request.Resume,
            Command = request.CommandLine(data),
        };
        return new Trainer(net, recipe, images.Train, images.Test, options, images.Validation);
    }

    /// <summary>Says what the run is, where it stands and how long it will take.</summary>
    /// <returns>The time.</returns>
    private TimeSpan Announce(Trainer trainer, TrainRequest request, RunFolder folder)
    {
        terminal.Step("recipe", StepMark.Planned, trainer.History.Header.Recipe.ToString());
        CheckpointState? reached = trainer.Reached;
        if (trainer.ResumeNote is { } note)
        {
            terminal.Step("checkpoint", StepMark.Note, note);
        }

        if (reached?.Iteration >= request.Iterations)
        {
            terminal.Step("resume", StepMark.Note, string.Create(
                CultureInfo.InvariantCulture,
                $"the run in {folder.Path} is finished, after {reached.Iteration:N0} iterations; there is nothing left to do"));
            return TimeSpan.Zero;
        }

        if (request.Resume)
        {
            terminal.Step("resume", StepMark.Note, reached is null
                ? $"there is no checkpoint in {folder.Path}; the run starts at its beginning"
                : string.Create(CultureInfo.InvariantCulture, $"from the checkpoint of iteration {reached.Iteration:N0}"));
        }

        TimeEstimate time = trainer.Estimate();
        terminal.Step("time", StepMark.Planned, time.ToString());
        return time.Total;
    }

    private async Task<RunHistory> WatchAsync(
        Trainer trainer, TrainRequest request, RunFolder folder, CancellationToken cancellation)
    {
        try
        {
            return await new TrainingDisplay(terminal).WhileAsync(
                request.Iterations, progress => trainer.Run(progress, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            terminal.Note($"stopped; history and checkpoint are in {folder.Path}; the same command with --resume goes on");
            throw;
        }
        catch (InvalidDataException e) when (PictureFile.OfError(e).Count > 0 && File.Exists(folder.Checkpoint))
        {
            terminal.Note($"stopped; the run up to its last checkpoint is in {folder.Path}; once the picture is mended, the same command with --resume goes on");
            throw;
        }
    }

    private void ShowResult(RunHistory history, RunFolder folder)
    {
        if (history.Points.Count == 0)
        {
            terminal.Step("results", StepMark.Note, $"checkpoint.safetensors in {folder.Path}, where the history of the run is missing");
            return;
        }

        HistoryPoint last = history.Points[^1];
        terminal.Step("trained", StepMark.Done, string.Create(
            CultureInfo.InvariantCulture,
            $"{last.Iteration:N0} iterations in {last.Seconds:N0} s, at most {last.PeakMemory:N0} MiB"));
        terminal.Step("training error", StepMark.Done, string.Create(
            CultureInfo.InvariantCulture,
            $"{history.FinalTrainingError:F2}%, {Batches(history.FinalTrainingIterations)} trained on"));
        if (history.FinalValidationError is { } validation)
        {
            terminal.Step("validation error", StepMark.Done, Percent(validation, history.Header.ValidationImages, "held-out"));
        }
        else
        {
            terminal.Step("test error", StepMark.Done, history.FinalTestError is { } error ? Percent(error, null, "test") : "not measured");
        }

        terminal.Step("results", StepMark.Done, $"history.jsonl and checkpoint.safetensors in {folder.Path}");
    }

    private static string Batches(int count) => count == 1
        ? "the last batch as it was"
        : string.Create(CultureInfo.InvariantCulture, $"the mean of the batches of the last {count:N0} iterations as they were");

    private static string Percent(double error, int? images, string kind) => string.Create(
        CultureInfo.InvariantCulture, $"{error:F2}%, all {(images is { } count ? $"{count:N0} " : "")}{kind} images after the last iteration");

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsExpected(e))
        {
            throw new CourseException(SkipBadPictures.Explain(e), e);
        }
    }

    private static async Task<T> Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception e) when (IsExpected(e))
        {
            throw new CourseException(SkipBadPictures.Explain(e), e);
        }
    }

    private static bool IsExpected(Exception e) =>
        e is ArgumentException or InvalidDataException or TrainingDivergedException or IOException or UnauthorizedAccessException;
}
