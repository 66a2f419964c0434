using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors as text.</summary>
    public partial class Tensor
    {
        /// <summary>Shape, dtype and device.</summary>
        public override string ToString() => TensorText.Metadata(this);

        public string ToString(
            bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disamb ? ToString(torch.TensorStringStyle, fltFormat, width, cultureInfo, newLine) : ToString();

        /// <param name="style">How the elements are laid out.</param>
        /// <param name="fltFormat">A .NET format for floating-point numbers.</param>
        /// <param name="width">How long lines may get, in the Julia style.</param>
        /// <param name="cultureInfo">How numbers are written; the current culture if null.</param>
        /// <param name="newLine">What ends a line.</param>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null) =>
            TensorText.Of(this, style, fltFormat, width, cultureInfo, newLine);
    }
}
