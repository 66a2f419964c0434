using ResNets.Data;
using Spectre.Console;

namespace Course.Terminal;

/// <summary>Shows the acquisition of a data set as a bar with speed and time left.</summary>
internal static class DataProgressBar
{
    public static Task<DataSetLocation> RunAsync(
        IAnsiConsole console, Func<IProgress<DataProgress>, Task<DataSetLocation>> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new DownloadedColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => work(new Bar(context)));

    private sealed class Bar(ProgressContext context) : IProgress<DataProgress>
    {
        private ProgressTask? _task;
        private DataStage _stage;

        public void Report(DataProgress value)
        {
            if (_task is null || _stage != value.Stage)
            {
                _task?.StopTask();
                _task = context.AddTask(value.Stage.ToString());
                _stage = value.Stage;
            }

            _task.Description = Markup.Escape(DataProgressLines.Describe(value with { Total = 0 }));
            _task.IsIndeterminate = value.Total == 0;
            _task.MaxValue = Math.Max(1, value.Total);
            _task.Value = value.Done;
        }
    }
}
