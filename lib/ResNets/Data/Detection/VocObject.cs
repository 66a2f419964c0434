namespace ResNets.Data;

/// <summary>One object that somebody marked in a picture.</summary>
/// <param name="ClassName">What it is.</param>
/// <param name="Box">Where it is.</param>
/// <param name="IsDifficult">Whether PASCAL VOC's evaluation leaves it out.</param>
/// <param name="IsTruncated">Whether it reaches beyond its box, for example out of the picture.</param>
public sealed record VocObject(string ClassName, BoundingBox Box, bool IsDifficult, bool IsTruncated);
