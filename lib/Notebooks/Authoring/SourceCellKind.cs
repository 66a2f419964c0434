namespace Notebooks.Authoring;

/// <summary>What a cell of a notebook's source is.</summary>
public enum SourceCellKind
{
    /// <summary>Markdown.</summary>
    Prose,

    /// <summary>C#.</summary>
    Code,

    /// <summary>C# that a student completes; its solution stands beside it.</summary>
    Exercise,

    /// <summary>C# that checks an exercise.</summary>
    Check,
}
