using System.Collections.Immutable;
using ResNets.Networks;

namespace ResNets;

/// <summary>A column of table 1: one ImageNet architecture.</summary>
/// <param name="Depth">Weighted layers.</param>
/// <param name="Block">The building block.</param>
/// <param name="BlocksPerStage">Blocks in conv2_x, conv3_x, conv4_x and conv5_x.</param>
/// <param name="GigaMultiplyAdds">The last line of the table ("FLOPs"): billions of multiply-adds.</param>
public sealed record ArchitectureRow(
    int Depth, BlockKind Block, ImmutableArray<int> BlocksPerStage, double GigaMultiplyAdds);
