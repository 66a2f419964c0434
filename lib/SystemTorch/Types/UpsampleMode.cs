namespace TorchSharp;

public static partial class torch
{
    /// <summary>How an upsampling layer fills in what lies between.</summary>
    public enum UpsampleMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
    }
}
