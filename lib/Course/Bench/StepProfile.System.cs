using TorchSharp;

namespace Course.Bench;

internal static partial class StepProfile
{
    public static partial IReadOnlyList<OperatorTime> Measure(Action step, int steps)
    {
        OperatorProfile.Start();
        for (int i = 0; i < steps; i++)
        {
            step();
        }

        return
        [
            .. OperatorProfile.Stop()
                .Select(entry => new OperatorTime(entry.Name, (double)entry.Calls / steps, entry.Seconds / steps)),
        ];
    }
}
