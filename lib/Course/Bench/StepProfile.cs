namespace Course.Bench;

/// <summary>Where the time of a training step goes, operator by operator.</summary>
internal static partial class StepProfile
{
    /// <summary>Measures steps.</summary>
    /// <param name="step">One step.</param>
    /// <param name="steps">How many.</param>
    /// <returns>The operators, those that take longest first.</returns>
    /// <exception cref="CourseException">This stack cannot count operators.</exception>
    public static partial IReadOnlyList<OperatorTime> Measure(Action step, int steps);
}
