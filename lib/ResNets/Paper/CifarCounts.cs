namespace ResNets;

/// <summary>What a network of section 4.2 weighs, with 10 classes.</summary>
/// <param name="N">The n of 6n+2.</param>
/// <param name="Depth">Weighted layers, 6n+2.</param>
/// <param name="A">Parameters with option A, and of the plain network.</param>
/// <param name="B">Parameters with option B.</param>
/// <param name="C">Parameters with option C.</param>
/// <param name="MegaMultiplyAdds">Millions of multiply-adds with option A.</param>
public sealed record CifarCounts(int N, int Depth, long A, long B, long C, double MegaMultiplyAdds);
