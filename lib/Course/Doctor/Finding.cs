namespace Course.Doctor;

/// <summary>Something that this machine has or lacks.</summary>
/// <param name="Topic">What was looked at.</param>
/// <param name="State">What it means for the kit.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What to do about it; empty where there is nothing to do.</param>
public sealed record Finding(string Topic, FindingState State, string Found, string Advice = "")
{
    /// <summary>Something in order.</summary>
    /// <param name="topic">What was looked at.</param>
    /// <param name="found">What was found.</param>
    public static Finding Ok(string topic, string found) => new(topic, FindingState.Ok, found);

    /// <summary>Something that the kit can do without.</summary>
    /// <param name="topic">What was looked at.</param>
    /// <param name="found">What was found.</param>
    /// <param name="advice">What to do about it.</param>
    public static Finding Gap(string topic, string found, string advice) => new(topic, FindingState.Gap, found, advice);

    /// <summary>Something that the kit cannot run without.</summary>
    /// <param name="topic">What was looked at.</param>
    /// <param name="found">What was found.</param>
    /// <param name="advice">What to do about it.</param>
    public static Finding Broken(string topic, string found, string advice) =>
        new(topic, FindingState.Broken, found, advice);
}
