namespace Course.Setup;

/// <summary>What a step of set-up found.</summary>
/// <param name="State">Whether there is something to do.</param>
/// <param name="Text">What is in place, or what would be done.</param>
public sealed record StepCheck(StepState State, string Text)
{
    /// <summary>Whether doing it needs the network.</summary>
    public bool NeedsNetwork { get; init; }

    /// <summary>Whether the kit can do without.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Nothing is to be done.</summary>
    /// <param name="text">What is in place.</param>
    public static StepCheck Done(string text) => new(StepState.Done, text);

    /// <summary>Something that the kit can do without cannot be had.</summary>
    /// <param name="text">What is missing and what happens instead.</param>
    public static StepCheck DoneWithout(string text) => new(StepState.DoneWithout, text);

    /// <summary>Something is missing.</summary>
    /// <param name="text">What would be done.</param>
    public static StepCheck Missing(string text) => new(StepState.Missing, text);
}
