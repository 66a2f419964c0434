using System.Globalization;
using System.Text;
using ResNets.Display;

namespace Notebooks.Formatting;

/// <summary>
/// Tensors that are pictures: bytes, or numbers from 0 to 1, of one or three channels. [C, H, W] is one picture and
/// [N, C, H, W] a batch; bytes may also have their channels last, as files do.
/// </summary>
internal static class TensorPictures
{
    private const int MostPictures = 24;
    private const int LeastSide = 8;
    private const int MostSide = 1024;
    private const int ShownSide = 72;

    /// <summary>The pictures as a row that wraps; null when the tensor holds none.</summary>
    /// <param name="value">A tensor of TorchSharp.</param>
    public static string? Of(object value)
    {
        dynamic tensor = value;
        long[] shape = tensor.shape;
        string type = tensor.dtype.ToString();
        if (Layout.Of(shape, isByte: type == "Byte") is not { } layout || type is not ("Byte" or "Float32" or "Float64" or "Float16" or "BFloat16"))
            return null;
        var shown = (int)Math.Min(layout.Count, MostPictures);
        float[] numbers = Numbers(value, shape.Length == 4 ? shown : null);
        if (type != "Byte" && !numbers.All(number => number is >= 0 and <= 1))
            return null;
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:6px\">");
        for (var i = 0; i < shown; i++)
            html.Append(Image(layout, numbers.AsSpan(i * layout.Size, layout.Size), type == "Byte" ? 1 : 255, i));
        html.Append("</div>");
        return layout.Count > shown ? html.Append(CultureInfo.InvariantCulture, $"<p>the first {shown} of {layout.Count}</p>").ToString() : html.ToString();
    }

    private static float[] Numbers(object value, int? first)
    {
        dynamic real = Enum.Parse(value.GetType().Assembly.GetType("TorchSharp.torch+ScalarType", throwOnError: true)!, "Float32");
        dynamic tensor = value;
        var steps = new List<IDisposable>();
        try
        {
            dynamic step = Keep(tensor.detach());
            if (first is { } count)
                step = Keep(step.narrow(0, 0, count));
            step = Keep(step.cpu());
            step = Keep(step.to(real));
            step = Keep(step.contiguous());
            return step.data<float>().ToArray();
        }
        finally
        {
            foreach (IDisposable step in steps)
                step.Dispose();
        }

        dynamic Keep(dynamic made)
        {
            steps.Add(made);
            return made;
        }
    }

    private static string Image(Layout layout, ReadOnlySpan<float> numbers, float scale, int index)
    {
        var pixels = new byte[layout.Width * layout.Height * 3];
        for (var pixel = 0; pixel < layout.Width * layout.Height; pixel++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var from = layout.Channels == 1 ? 0 : channel;
                var at = layout.IsChannelsLast ? (pixel * layout.Channels) + from : (from * layout.Width * layout.Height) + pixel;
                pixels[(pixel * 3) + channel] = (byte)Math.Round(numbers[at] * scale);
            }
        }

        var png = Convert.ToBase64String(Png.Encode(pixels, layout.Width, layout.Height));
        var width = Math.Max(layout.Width, ShownSide);
        var sharp = layout.Width < ShownSide ? ";image-rendering:pixelated" : "";
        return string.Create(CultureInfo.InvariantCulture, $"<img alt=\"picture {index}\" style=\"width:{width}px;max-width:100%{sharp}\" src=\"data:image/png;base64,{png}\">");
    }

    private sealed record Layout(long Count, int Channels, int Height, int Width, bool IsChannelsLast)
    {
        public int Size => Channels * Height * Width;

        public static Layout? Of(long[] shape, bool isByte)
        {
            if (shape.Length is not (3 or 4) || shape.Any(side => side is 0))
                return null;
            var (count, sides) = shape.Length == 4 ? (shape[0], shape[1..]) : (1, shape);
            return IsPicture(sides[0], sides[1], sides[2]) ? new Layout(count, (int)sides[0], (int)sides[1], (int)sides[2], IsChannelsLast: false)
                : isByte && IsPicture(sides[2], sides[0], sides[1]) ? new Layout(count, (int)sides[2], (int)sides[0], (int)sides[1], IsChannelsLast: true)
                : null;
        }

        private static bool IsPicture(long channels, long height, long width) =>
            channels is 1 or 3 && height is >= LeastSide and <= MostSide && width is >= LeastSide and <= MostSide;
    }
}
