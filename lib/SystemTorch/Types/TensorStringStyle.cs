namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, dtype and device only.</summary>
    Metadata,

    /// <summary>Shape and values as Julia prints them.</summary>
    Julia,

    /// <summary>Nested brackets as NumPy prints them.</summary>
    Numpy,

    /// <summary>Nested braces as a C# initializer.</summary>
    CSharp,

    /// <summary>The style of <see cref="torch.TensorStringStyle"/>.</summary>
    Default,
}
