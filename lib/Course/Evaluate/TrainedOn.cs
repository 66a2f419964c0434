using Course.Terminal;
using ResNets.Data;
using ResNets.Training;

namespace Course.Evaluate;

/// <summary>Compares what a checkpoint's network has learnt with what it is tested on.</summary>
internal static class TrainedOn
{
    /// <summary>Says what it has learnt from, with a remark where that is not what it is tested on.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="run">The run of the checkpoint.</param>
    /// <param name="images">What it is tested on.</param>
    public static void Show(CourseTerminal terminal, RunIdentity run, TestImages images)
    {
        string? other = run.ClassNames is { } learnt ? OtherLabels(learnt, images) : OtherSet(run.Data, images);
        terminal.Step("trained on", other is null ? StepMark.Done : StepMark.Note, other is null
            ? run.Data
            : $"{run.Data}, not on {other}: the error says how the network does on images of another kind, with labels of another meaning");
    }

    /// <summary>The images with the first label that means something else than it did in training; null where none does.</summary>
    private static string? OtherLabels(IReadOnlyList<string> learnt, TestImages images)
    {
        IReadOnlyList<string> here = images.Test.ClassNames;
        int label = Enumerable.Range(0, Math.Min(learnt.Count, here.Count)).FirstOrDefault(i => learnt[i] != here[i], -1);
        return label < 0 ? null : $"{images.Test.Name}, where label {label} is {here[label]} in place of {learnt[label]}";
    }

    /// <summary>The set, where a checkpoint that names no classes says that it has learnt from another; a folder of test pictures alone does not tell.</summary>
    private static string? OtherSet(string learnt, TestImages images) =>
        (images.Train?.Name ?? (images.Test is ImageFolder ? null : images.Test.Name)) is { } name
            && !learnt.StartsWith(name + ", ", StringComparison.Ordinal) ? name : null;
}
