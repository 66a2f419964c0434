namespace ResNets.Data;

/// <summary>What was drawn for one image of a batch.</summary>
/// <param name="Sample">The image's number in the set.</param>
/// <param name="Top">The crop's first row in the padded image.</param>
/// <param name="Left">The crop's first column in the padded image.</param>
/// <param name="Flipped">Whether the crop is mirrored left to right.</param>
internal readonly record struct CropDraw(int Sample, int Top, int Left, bool Flipped);
