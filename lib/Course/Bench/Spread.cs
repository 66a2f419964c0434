namespace Course.Bench;

/// <summary>How far the ratio differs between the rounds of one run.</summary>
/// <param name="Low">The lower quartile.</param>
/// <param name="High">The upper quartile.</param>
public sealed record Spread(double Low, double High);
