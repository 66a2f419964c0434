using System.Globalization;

namespace ResNets.Training;

/// <summary>Where a training run stands: told at its start, with every new point of its history, and every few seconds between.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Iterations">Steps in all.</param>
/// <param name="Iteration">Steps done so far.</param>
/// <param name="Point">The newest point of the history; null before the first.</param>
/// <param name="Remaining">Estimated from the speed so far; null before the first step.</param>
public sealed record TrainingProgress(string Network, int Iterations, int Iteration, HistoryPoint? Point, TimeSpan? Remaining)
{
    /// <summary>
    /// One line, such as <c>resnet-20 · 120/600 · training error 61.2% · 812 images/s · 0:00:34 left</c>; at the start
    /// <c>resnet-20 · 0/600 iterations</c>.
    /// </summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Network} · {Iteration:N0}/{Iterations:N0}{Standing}");

    /// <summary>What follows the count of steps: error and speed of the newest point, and the time that is left.</summary>
    public string Standing => Measured + (Remaining is { } time ? $" · {TimeEstimate.Words(time)} left" : "");

    private string Measured => Point is null ? " iterations" : string.Create(
        CultureInfo.InvariantCulture, $" · training error {Point.TrainingError:F1}% · {Point.ImagesPerSecond:N0} images/s");
}
