namespace ResNets.Data;

/// <summary>How far the acquisition of a data set has come.</summary>
/// <param name="Stage">What it is busy with.</param>
/// <param name="Subject">The file at hand; for <see cref="DataStage.Retrying"/> also why and how soon.</param>
/// <param name="Done">Bytes done.</param>
/// <param name="Total">Bytes in all; 0 where it is not known.</param>
public sealed record DataProgress(DataStage Stage, string Subject, long Done = 0, long Total = 0);
