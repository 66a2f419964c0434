using System.Diagnostics;
using ResNets.Charts;
using ResNets.Data;
using ResNets.Display;
using ResNets.Networks;

namespace ResNets.Training;

/// <summary>A chart that grows while networks train: one curve a run, there from the start, redrawn in place at most once a second.</summary>
/// <param name="title">What the chart shows.</param>
public sealed class TrainingBoard(string title)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private readonly List<RunHistory> _runs = [];
    private readonly Stopwatch _sinceDrawn = new();
    private LiveDisplay? _display;

    /// <summary>The runs so far.</summary>
    public IReadOnlyList<RunHistory> Runs => _runs;

    /// <summary>Trains one network and draws its curve meanwhile.</summary>
    /// <param name="net">The network; trained in place.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="train">The training images.</param>
    /// <param name="test">The test images, or null to leave testing out.</param>
    /// <param name="options">How the run is watched and kept.</param>
    /// <returns>What was measured.</returns>
    public RunHistory Train(
        Network net, Recipe recipe, ILabelledImages train, ILabelledImages? test = null, TrainerOptions? options = null)
    {
        var trainer = new Trainer(net, recipe, train, test, options);
        _runs.Add(trainer.History);
        _sinceDrawn.Reset();
        trainer.Run(new Watcher(this));
        Draw(status: null).Flush();
        return trainer.History;
    }

    private void OnProgress(TrainingProgress progress)
    {
        if (!_sinceDrawn.IsRunning || _sinceDrawn.Elapsed >= s_pause)
        {
            Draw(progress.ToString());
        }
    }

    /// <summary>Draws the curves. While a run is under way, its status is the chart's text and stands below the chart.</summary>
    private LiveDisplay Draw(string? status)
    {
        var figure = TrainingCurves.Of(title, _runs);
        figure = status is null ? figure : figure with { Summary = status, X = figure.X with { Title = $"{figure.X.Title} ({status})" } };
        if (_display is null)
        {
            _display = LiveDisplay.Show(figure);
        }
        else
        {
            _display.Update(figure);
        }

        _sinceDrawn.Restart();
        return _display;
    }

    /// <summary>Reports on the training thread; <see cref="Progress{T}"/> would post them to another.</summary>
    private sealed class Watcher(TrainingBoard board) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => board.OnProgress(value);
    }
}
