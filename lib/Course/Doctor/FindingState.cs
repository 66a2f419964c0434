namespace Course.Doctor;

/// <summary>What a finding means for the kit.</summary>
public enum FindingState
{
    /// <summary>In order.</summary>
    Ok,

    /// <summary>Missing, and the kit can do without.</summary>
    Gap,

    /// <summary>Missing, and the kit cannot run without.</summary>
    Broken,
}
