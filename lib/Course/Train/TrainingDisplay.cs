using System.Globalization;
using Course.Terminal;
using ResNets.Training;
using Spectre.Console;

namespace Course.Train;

/// <summary>Shows how a run goes: a bar on a live terminal, a line now and then elsewhere.</summary>
/// <param name="terminal">The terminal.</param>
internal sealed class TrainingDisplay(CourseTerminal terminal)
{
    /// <summary>Shows progress while something trains on another thread.</summary>
    public async Task<RunHistory> WhileAsync(
        int iterations, Func<IProgress<TrainingProgress>, RunHistory> train, CancellationToken cancellation)
    {
        if (!terminal.IsLive)
        {
            var lines = new PacedLines(terminal.Line, terminal.Time);
            return await Task.Run(() => train(new Relay(p => lines.Report(Describe(p)))), cancellation).ConfigureAwait(false);
        }

        return await terminal.Output.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                ProgressTask bar = context.AddTask("the first steps", maxValue: iterations);
                var relay = new Relay(p =>
                {
                    bar.Description = Markup.Escape(Describe(p));
                    bar.Value = p.Iteration;
                });
                return Task.Run(() => train(relay), cancellation);
            }).ConfigureAwait(false);
    }

    private static string Describe(TrainingProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Iteration:N0}/{progress.Iterations:N0}{(progress.Point is { } point ? $" · loss {point.TrainingLoss:F3}" : "")}{progress.Standing}");

    private sealed class Relay(Action<TrainingProgress> take) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => take(value);
    }
}
