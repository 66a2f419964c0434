namespace ResNets.Scoreboards;

/// <summary>What a comparison with the paper came to. It is always computed, never written down.</summary>
public enum Verdict
{
    /// <summary>A count, and it rounds to what the paper prints.</summary>
    Exact,

    /// <summary>Not equal, but nearer than rounding, seeds and the test set explain.</summary>
    WithinBand,

    /// <summary>The paper's ordering, seen in runs of our own under equal conditions.</summary>
    SameOrder,

    /// <summary>Measured, but on other images or with fewer iterations: not to be compared with the paper's number.</summary>
    OtherConditions,

    /// <summary>Measured, and too close to say.</summary>
    Undecided,

    /// <summary>Outside the band, or in the opposite order.</summary>
    Differs,

    /// <summary>The kit can measure it; nothing was recorded, or the weights are not there.</summary>
    NotMeasured,

    /// <summary>The kit does not reproduce it.</summary>
    OutOfReach,
}
