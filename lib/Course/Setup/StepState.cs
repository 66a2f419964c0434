namespace Course.Setup;

/// <summary>What a step of set-up found.</summary>
public enum StepState
{
    /// <summary>Nothing is to be done.</summary>
    Done,

    /// <summary>Something is missing.</summary>
    Missing,

    /// <summary>Something is missing that cannot be had here and that the kit can do without.</summary>
    DoneWithout,
}
