namespace ResNets;

/// <summary>A row of table 2: a plain network and its residual twin, which has the same parameters.</summary>
/// <param name="Depth">Weighted layers.</param>
/// <param name="PlainTop1">Top-1 error in percent without shortcuts.</param>
/// <param name="ResNetTop1">Top-1 error in percent with option A.</param>
public sealed record DegradationRow(int Depth, double PlainTop1, double ResNetTop1);
