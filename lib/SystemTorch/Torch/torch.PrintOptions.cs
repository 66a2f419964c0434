namespace TorchSharp;

/// <content>How tensors are written where nothing else is asked for.</content>
public static partial class torch
{
    public const TensorStringStyle julia = TensorStringStyle.Julia;
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    private static TensorStringStyle s_style = TensorStringStyle.Julia;

    /// <exception cref="ArgumentException">The default cannot be the default.</exception>
    public static TensorStringStyle TensorStringStyle
    {
        get => s_style;
        set => s_style = value != TensorStringStyle.Default
            ? value
            : throw new ArgumentException("The style of tensors must be a style, not 'the default'.", nameof(value));
    }

    internal static string FloatFormat { get; private set; } = "g5";

    internal static string NewLine { get; private set; } = Environment.NewLine;

    internal static int LineWidth { get; private set; } = 100;

    internal static int MaxRows { get; private set; } = 6;

    internal static int MaxColumns { get; private set; } = 6;

    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null,
        int? maxColumns = null) =>
        set_printoptions(null, $"{(sci_mode ? 'E' : 'F')}{precision}", linewidth, newLine, maxRows, maxColumns);

    /// <summary>Sets what is given and leaves the rest.</summary>
    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null,
        int? maxRows = null, int? maxColumns = null)
    {
        TensorStringStyle = style ?? TensorStringStyle;
        FloatFormat = floatFormat ?? FloatFormat;
        LineWidth = linewidth ?? LineWidth;
        NewLine = newLine ?? NewLine;
        MaxRows = maxRows ?? MaxRows;
        MaxColumns = maxColumns ?? MaxColumns;
    }
}
