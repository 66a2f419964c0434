namespace TorchSharp;

/// <summary>The order of a tensor's elements in memory.</summary>
public enum memory_format
{
    preserve_format = 0,
    contiguous_format = 1,
    channels_last = 2,
}
