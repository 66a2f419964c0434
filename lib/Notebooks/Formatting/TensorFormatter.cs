using System.Net;
using Notebooks.Documents;

namespace Notebooks.Formatting;

/// <summary>
/// Tensors with shape, type, device and a preview of their numbers; those that are pictures as pictures. TorchSharp's
/// tensors are found by their name, because a kernel without TorchSharp is a kernel too.
/// </summary>
internal static class TensorFormatter
{
    private const string TypeName = "TorchSharp.torch+Tensor";
    private const int MostLines = 24;

    /// <summary>The tensor in words and as HTML; null when the value is no tensor.</summary>
    public static MimeBundle? TryFormat(object value)
    {
        if (value.GetType().FullName != TypeName)
            return null;
        dynamic tensor = value;
        if (tensor.IsInvalid)
            return MimeBundle.Plain("a tensor that has been disposed");
        var head = Head(tensor);
        string numbers = Numbers(value);
        MimeBundle bundle = MimeBundle.Plain($"{head}\n{numbers}");
        var pictures = TensorPictures.Of(value);
        return pictures is null
            ? bundle
            : bundle.With(MimeTypes.Html, $"<p>{WebUtility.HtmlEncode(head)}</p>{pictures}<details><summary>numbers</summary><pre>{WebUtility.HtmlEncode(numbers)}</pre></details>");
    }

    private static string Head(dynamic tensor)
    {
        long[] shape = tensor.shape;
        return $"[{string.Join(", ", shape)}] {tensor.dtype} on {tensor.device}{(tensor.requires_grad ? ", with gradient" : "")}";
    }

    /// <summary>The numbers as NumPy prints them, long ones with their middle left out.</summary>
    private static string Numbers(object value)
    {
        dynamic style = Enum.Parse(value.GetType().Assembly.GetType("TorchSharp.TensorStringStyle", throwOnError: true)!, "Numpy");
        dynamic tensor = value;
        string[] lines = ((string)tensor.ToString(style)).ReplaceLineEndings("\n").Trim('\n').Split('\n');
        return lines.Length <= MostLines ? string.Join('\n', lines) : string.Join('\n', lines.Take(MostLines - 1)) + "\n…";
    }
}
