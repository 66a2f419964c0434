namespace ResNets.Analysis;

/// <summary>How strongly one layer is taught.</summary>
/// <param name="Layer">The layer's number in order, from 1.</param>
/// <param name="Name">Its key, such as <c>layer2.0.conv1</c>.</param>
/// <param name="Norm">The Euclidean norm of the gradient of its weights.</param>
public sealed record LayerGradient(int Layer, string Name, double Norm);
