namespace ResNets.Charts;

/// <summary>How a line looks.</summary>
/// <param name="Color">A CSS colour.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Dash"><c>solid</c>, <c>dash</c> or <c>dot</c>.</param>
public sealed record LineStyle(string Color, double Width = 2, string Dash = "solid");
