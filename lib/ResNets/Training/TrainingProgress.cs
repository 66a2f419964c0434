using System.Globalization;

namespace ResNets.Training;

/// <summary>Where a training run stands, told with every new point of its history.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Iterations">Steps in all.</param>
/// <param name="Point">The point that was just measured.</param>
/// <param name="Remaining">Estimated from the speed so far.</param>
public sealed record TrainingProgress(string Network, int Iterations, HistoryPoint Point, TimeSpan Remaining)
{
    /// <summary>One line, such as <c>resnet-20 · 120/600 · training error 61.2% · 812 images/s · 0:34 left</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Network} · {Point.Iteration:N0}/{Iterations:N0} · training error {Point.TrainingError:F1}% · {Point.ImagesPerSecond:N0} images/s · {Remaining:h\\:mm\\:ss} left");
}
