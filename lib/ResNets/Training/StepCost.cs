using System.Diagnostics;
using System.Globalization;
using ResNets.Data;
using ResNets.Networks;
using static TorchSharp.torch;

namespace ResNets.Training;

/// <summary>What one training step costs with a number of segments: measured, not estimated.</summary>
/// <param name="Segments">Segments of activation checkpointing; 1 keeps all activations.</param>
/// <param name="Rise">Bytes by which the process's memory rose above what it held before the step.</param>
/// <param name="Time">The time of the fastest step.</param>
public sealed record StepCost(int Segments, long Rise, TimeSpan Time)
{
    /// <summary>
    /// Times steps with several numbers of segments and watches the process's memory meanwhile. The numbers take turns, so that
    /// a slow moment of the machine does not fall on one of them alone. Memory that was freed before goes back to the system
    /// first, as a step would use it unseen. Weights, statistics and mode of the network are left as they were; its gradients
    /// are cleared.
    /// </summary>
    /// <param name="net">The network.</param>
    /// <param name="batch">Images [N, 3, H, W] and labels [N] of one step.</param>
    /// <param name="segments">Numbers of segments, each from 1 to the number of blocks.</param>
    /// <param name="steps">Steps with each number, to take the fastest of.</param>
    /// <returns>One a number of segments, in the order asked for.</returns>
    /// <exception cref="ArgumentException">The network cannot be divided so.</exception>
    public static IReadOnlyList<StepCost> Compare(ResNet net, Batch batch, IReadOnlyList<int> segments, int steps = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        using var scope = NewDisposeScope();
        var wasTraining = net.training;
        var statistics = net.buffers().Select(buffer => buffer.clone()).ToArray();
        try
        {
            net.train();
            var rounds = Enumerable.Range(0, steps).Select(_ => segments.Select(number => Measure(net, batch, number)).ToArray()).ToArray();
            return
            [
                .. segments.Select((number, i) =>
                    new StepCost(number, rounds.Max(round => round[i].Rise), rounds.Min(round => round[i].Time))),
            ];
        }
        finally
        {
            Restore(net, statistics);
            net.zero_grad();
            net.train(wasTraining);
        }
    }

    /// <summary>One line, such as <c>8 segments: 120 MiB more, 1.52 s a step</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Segments} {(Segments == 1 ? "segment" : "segments")}: {Rise / 1048576.0:F0} MiB more, {Time.TotalSeconds:F2} s a step");

    private static StepCost Measure(ResNet net, Batch batch, int segments)
    {
        var passes = new Backpropagation(net, parts: 1, segments);
        UnusedMemory.Return();
        var before = Environment.WorkingSet;
        using var watch = new MemoryWatch();
        var time = OneStep(net, batch, passes);
        return new StepCost(segments, Math.Max(0, watch.Peak - before), time);
    }

    private static TimeSpan OneStep(ResNet net, Batch batch, Backpropagation passes)
    {
        using var scope = NewDisposeScope();
        net.zero_grad();
        var clock = Stopwatch.StartNew();
        _ = passes.Run(batch).Loss.item<float>();
        return clock.Elapsed;
    }

    private static void Restore(ResNet net, Tensor[] statistics)
    {
        using var _ = no_grad();
        foreach (var (buffer, value) in net.buffers().Zip(statistics))
        {
            buffer.copy_(value);
        }
    }
}
