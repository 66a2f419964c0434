namespace ResNets.Training;

/// <summary>Which parameters decay.</summary>
public enum Decay
{
    /// <summary>The weights of convolutions and linear layers, and nothing else.</summary>
    Weights,

    /// <summary>Biases and the scale and shift of batch normalization too, as many reproductions do.</summary>
    Everything,
}
