namespace Course.Terminal;

/// <summary>How a line about a step is marked.</summary>
public enum StepMark
{
    /// <summary>In order.</summary>
    Done,

    /// <summary>To be done.</summary>
    Planned,

    /// <summary>In order, with something to know.</summary>
    Note,

    /// <summary>Not in order.</summary>
    Failed,
}
