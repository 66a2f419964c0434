namespace ResNets.Analysis;

/// <summary>How strongly one layer responds (figure 7).</summary>
/// <param name="Layer">The layer's number in order, from 1.</param>
/// <param name="Name">Its key, such as <c>layer2.0.conv1</c>.</param>
/// <param name="StandardDeviation">The standard deviation of its output after batch normalization, before ReLU or addition.</param>
public sealed record LayerResponse(int Layer, string Name, double StandardDeviation);
