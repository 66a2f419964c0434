namespace ResNets.Charts;

/// <summary>One axis of a figure.</summary>
/// <param name="Title">What it shows, with its unit.</param>
public sealed record Axis(string Title)
{
    /// <summary>The ends of the axis, or null to fit the data.</summary>
    public IReadOnlyList<double>? Range { get; init; }

    /// <summary><c>linear</c>, <c>log</c> or <c>category</c>; null lets plotly.js choose.</summary>
    public string? Type { get; init; }

    /// <summary>The places of the marks, or null.</summary>
    public IReadOnlyList<double>? TickValues { get; init; }

    /// <summary>The texts at <see cref="TickValues"/>, or null.</summary>
    public IReadOnlyList<string>? TickTexts { get; init; }

    /// <summary><c>reversed</c> for a vertical axis that runs downwards; null for the usual direction.</summary>
    public string? AutoRange { get; init; }

    /// <summary><c>tozero</c> to begin a fitted range at 0; null to fit the data.</summary>
    public string? RangeMode { get; init; }
}
