using System.Globalization;

namespace ResNets.Charts.Picture;

/// <summary>The round numbers that an axis is marked with.</summary>
internal static class SvgMarks
{
    private const int About = 8;
    private static readonly int[] s_steps = [1, 2, 5, 10];

    /// <summary>About eight marks at most between the ends; on a logarithmic axis the ends are powers of ten.</summary>
    internal static IReadOnlyList<SvgMark> Of(double low, double high, bool isLog)
    {
        if (isLog && high - low >= 1)
        {
            return Powers(low, high);
        }

        var (first, last) = isLog ? (Math.Pow(10, low), Math.Pow(10, high)) : (low, high);
        return Even(first, last);
    }

    /// <summary>A number as a mark says it: thousands and millions with their letter.</summary>
    internal static string Number(double value) => Math.Abs(value) switch
    {
        >= 1e15 or (< 1e-4 and > 0) => value.ToString("0.##e0", CultureInfo.InvariantCulture),
        >= 1e9 => Short(value / 1e9) + "B",
        >= 1e6 => Short(value / 1e6) + "M",
        >= 1e4 => Short(value / 1e3) + "k",
        _ => Short(value),
    };

    private static string Short(double value) => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '−');

    private static SvgMark[] Even(double low, double high)
    {
        var rough = (high - low) / About;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = s_steps.Select(factor => factor * power).First(candidate => candidate >= rough * 0.999);
        var first = Math.Ceiling((low / step) - 1e-9);
        var count = (int)(Math.Floor((high / step) + 1e-9) - first) + 1;
        return [.. Enumerable.Range(0, count).Select(i => Mark(first + i, step))];

        // 3 steps of 0.1 are 0.3 and not 0.30000000000000004.
        static SvgMark Mark(double steps, double step)
        {
            var value = step < 1 ? steps / Math.Round(1 / step, 6) : steps * step;
            return new SvgMark(value, Number(value));
        }
    }

    private static SvgMark[] Powers(double low, double high)
    {
        int[] factors = high - low < 2 ? [1, 2, 5] : [1];
        var every = Math.Max(1, (int)Math.Ceiling((high - low) / 8));
        return
        [
            .. Enumerable.Range((int)Math.Floor(low), (int)Math.Ceiling(high) - (int)Math.Floor(low) + 1)
                .Where(power => power % every == 0)
                .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
                .Where(value => Math.Log10(value) >= low - 1e-9 && Math.Log10(value) <= high + 1e-9)
                .Select(value => new SvgMark(value, Number(value))),
        ];
    }
}
