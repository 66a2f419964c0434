namespace ResNets;

/// <summary>A row of table 6.</summary>
/// <param name="Method">The kind of network.</param>
/// <param name="Layers">Weighted layers, where the table gives them.</param>
/// <param name="MillionParameters">Parameters in millions as printed, where the table gives them.</param>
/// <param name="Error">Test error in percent; of several runs, the best.</param>
/// <param name="Repeated">Mean and standard deviation of five runs, where there are any.</param>
public sealed record CifarResult(
    string Method, int? Layers, double? MillionParameters, double Error, MeanAndDeviation? Repeated = null);
