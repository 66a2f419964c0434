namespace ResNets;

/// <summary>A row of table 3, 4 or 5.</summary>
/// <param name="Method">The network as the table calls it.</param>
/// <param name="Top1">Top-1 error in percent, or null where the table has none.</param>
/// <param name="Top5">Top-5 error in percent.</param>
/// <param name="OnTestSet">Measured on the test set; else on the validation set.</param>
public sealed record ImageNetResult(string Method, double? Top1, double Top5, bool OnTestSet = false);
