namespace Course.Bench;

internal static partial class StepProfile
{
    public static partial IReadOnlyList<OperatorTime> Measure(Action step, int steps) => throw new CourseException(
        "TorchSharp from NuGet cannot count operators; profile with the stack 'system' (./course setup --stack system).");
}
