namespace ResNets;

/// <summary>What a network of table 1 weighs, with 1000 classes.</summary>
/// <param name="Depth">Weighted layers.</param>
/// <param name="A">Parameters with option A, and of the plain network.</param>
/// <param name="B">Parameters with option B.</param>
/// <param name="C">Parameters with option C.</param>
/// <param name="GigaMultiplyAddsV1">Billions of multiply-adds, option B, with the stride on the first 1×1 convolution.</param>
/// <param name="GigaMultiplyAddsV15">Billions of multiply-adds, option B, with the stride on the 3×3 convolution.</param>
/// <param name="CifarStem">Parameters with the 3×3 stem and 10 classes, option B.</param>
public sealed record ImageNetCounts(
    int Depth, long A, long B, long C, double GigaMultiplyAddsV1, double GigaMultiplyAddsV15, long CifarStem);
