using System.Globalization;

namespace Course.Train;

/// <summary>Sizes as people write them: 2GiB, 800MiB, 2GB.</summary>
internal static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] s_units =
        [("GiB", 1L << 30), ("MiB", 1L << 20), ("GB", 1_000_000_000), ("MB", 1_000_000)];

    /// <summary>The size in bytes.</summary>
    /// <exception cref="FormatException">The text is no size.</exception>
    public static long Parse(string text)
    {
        foreach ((string unit, long bytes) in s_units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text[..^unit.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && number is > 0 and < 1e6)
            {
                return (long)(number * bytes);
            }
        }

        throw new FormatException($"'{text}' is not a size; it has to be one such as 2GiB or 800MiB");
    }

    /// <summary>A size as <see cref="Parse"/> reads it.</summary>
    public static string Text(long bytes)
    {
        (string unit, long size) = s_units.First(entry => bytes % entry.Bytes == 0 || entry.Unit == "MB");
        return string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / size}{unit}");
    }
}
