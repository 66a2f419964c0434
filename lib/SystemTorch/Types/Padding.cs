namespace TorchSharp;

/// <summary>Convolution padding given by what it does: none, or as much as keeps the size.</summary>
public enum Padding
{
    Valid = 0,
    Same = 1,
}
