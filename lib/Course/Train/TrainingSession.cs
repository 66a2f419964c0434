using System.Globalization;
using Course.Terminal;
using ResNets.Data;
using ResNets.Networks;
using ResNets.Training;
using Spectre.Console;
using static TorchSharp.torch;

namespace Course.Train;

/// <summary>Trains a network in the terminal and keeps history and checkpoint.</summary>
/// <param name="terminal">Shows the progress.</param>
/// <param name="directory">Where the data sets are.</param>
/// <param name="root">The folder of the course.</param>
public sealed class TrainingSession(CourseTerminal terminal, DataDirectory directory, string root)
{
    private const int LongestSilence = 50;

    /// <summary>Trains, and shows the result.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="data">The data set, in place.</param>
    /// <param name="cancellation">Looked at between two steps; history up to then is kept.</param>
    /// <exception cref="CourseException">The run cannot be made, or it diverged.</exception>
    public async Task RunAsync(TrainRequest request, string data, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            using DataSet images = DataSets.Open(data, directory);
            NetworkSpec spec = request.ToSpec(images.ClassNames.Count);
            string folder = request.Folder(root, data);
            Directory.CreateDirectory(folder);
            using var net = new ResNet(spec, request.Seed);
            var trainer = new Trainer(net, request.ToRecipe(spec), images.Train, images.Test, Options(request, folder));
            long parameters = net.parameters().Sum(parameter => parameter.numel());
            terminal.Line($"{spec.Name} with {parameters:N0} parameters, {request.Iterations:N0} iterations, on {images}");
            RunHistory history = await RunAsync(trainer, request, folder, cancellation).ConfigureAwait(false);
            ShowResult(history, folder);
        }
        catch (Exception e) when (e is ArgumentException or InvalidDataException or TrainingDivergedException or IOException)
        {
            throw new CourseException(e.Message, e);
        }
    }

    private static TrainerOptions Options(TrainRequest request, string folder)
    {
        if (request.Device == "cuda" && !cuda.is_available())
        {
            throw new CourseException("There is no CUDA device that libtorch can use; train with --device cpu, or see ./course doctor.");
        }

        return new TrainerOptions
        {
            Device = device(request.Device),
            ReportEvery = Math.Clamp(request.Iterations / 100, 1, LongestSilence),
            HistoryPath = Path.Combine(folder, "history.jsonl"),
            CheckpointPath = Path.Combine(folder, "checkpoint.safetensors"),
        };
    }

    private async Task<RunHistory> RunAsync(
        Trainer trainer, TrainRequest request, string folder, CancellationToken cancellation)
    {
        try
        {
            return await ShowAsync(trainer, request, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            int done = trainer.History.Points is [.., var last] ? last.Iteration : 0;
            terminal.Note($"stopped after {done:N0} of {request.Iterations:N0} iterations; the history up to there is in {folder}");
            throw;
        }
    }

    private async Task<RunHistory> ShowAsync(Trainer trainer, TrainRequest request, CancellationToken cancellation)
    {
        if (!terminal.IsLive)
        {
            var lines = new PacedLines(terminal.Line, terminal.Time);
            return await Task.Run(
                () => trainer.Run(new Relay(p => lines.Report(Describe(p))), cancellation), cancellation).ConfigureAwait(false);
        }

        return await terminal.Output.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("the first steps", maxValue: request.Iterations);
                var relay = new Relay(p =>
                {
                    bar.Description = Markup.Escape(Describe(p));
                    bar.Value = p.Point.Iteration;
                });
                return Task.Run(() => trainer.Run(relay, cancellation), cancellation);
            }).ConfigureAwait(false);
    }

    private static string Describe(TrainingProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Point.Iteration:N0}/{progress.Iterations:N0} · loss {progress.Point.TrainingLoss:F3} · training error ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Point.TrainingError:F1}% · {progress.Point.ImagesPerSecond:N0} images/s · {progress.Remaining:h\\:mm\\:ss} left");

    private void ShowResult(RunHistory history, string folder)
    {
        HistoryPoint last = history.Points[^1];
        string speed = string.Create(CultureInfo.InvariantCulture, $"{last.Iteration:N0} iterations in {last.Seconds:N0} s");
        terminal.Step("trained", StepMark.Done, speed);
        terminal.Step("training error", StepMark.Done, Percent(history.FinalTrainingError));
        terminal.Step("test error", StepMark.Done, history.FinalTestError is { } error ? Percent(error) : "not measured");
        terminal.Step("results", StepMark.Done, $"history.jsonl and checkpoint.safetensors in {folder}");
    }

    private static string Percent(double error) => string.Create(CultureInfo.InvariantCulture, $"{error:F2}%");

    private sealed class Relay(Action<TrainingProgress> take) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => take(value);
    }
}
