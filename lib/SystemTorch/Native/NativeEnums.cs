namespace TorchSharp;

/// <summary>Numbers that libtorch gives to values whose managed enumerations number them otherwise.</summary>
internal static class NativeEnums
{
    private const long Contiguous = 0;
    private const long Preserve = 1;
    private const long ChannelsLast = 2;

    public static long Of(memory_format format) => format switch
    {
        memory_format.preserve_format => Preserve,
        memory_format.contiguous_format => Contiguous,
        memory_format.channels_last => ChannelsLast,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such memory format."),
    };

    /// <summary>The <c>at::Reduction</c> that loss operators take.</summary>
    public static long Of(torch.nn.Reduction reduction) => (long)EnumGuard.Defined(reduction);
}
