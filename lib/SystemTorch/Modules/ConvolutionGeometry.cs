namespace TorchSharp.Modules;

/// <summary>The numbers that make a convolution.</summary>
internal sealed record ConvolutionGeometry(
    long In,
    long Out,
    long[] Kernel,
    long[] Stride,
    long[]? Padding,
    Padding? PaddingType,
    long[] Dilation,
    long Groups,
    PaddingModes PaddingMode)
{
    public ConvolutionGeometry Validated()
    {
        if (In <= 0 || Out <= 0 || Groups <= 0 || In % Groups != 0 || Out % Groups != 0)
        {
            throw new ArgumentException(
                $"A convolution from {In} to {Out} channels cannot have {Groups} groups: both must be positive multiples of it.");
        }

        EnumGuard.Defined(PaddingMode);
        if (PaddingType is { } type)
        {
            EnumGuard.Defined(type);
        }

        return this;
    }
}
