using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of images: [N, in, H, W] to [N, out, H′, W′].</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(ConvolutionGeometry geometry, bool bias, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), geometry.Validated(), bias, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (padding_mode == PaddingModes.Zeros && padding is not null)
        {
            return nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
        }

        var margins = Margins();
        using var padded = nn.functional.pad(
            input, [margins[1].Before, margins[1].After, margins[0].Before, margins[0].After], padding_mode);
        return nn.functional.conv2d(padded, weight, bias, stride, null, dilation, groups);
    }
}
