using System.Globalization;
using static TorchSharp.torch;

namespace ResNets.Exercises;

public static partial class Check
{
    /// <summary>
    /// Asks a question in several cases. All answers have to be right; a classic mistake is named where it explains every one
    /// of them, and else the first case that is wrong.
    /// </summary>
    private static CheckResult JudgeEach<TCase, TAnswer>(
        string exercise,
        string praise,
        IReadOnlyList<TCase> cases,
        Func<TCase, string> describe,
        Func<TCase, TAnswer> answer,
        Func<TCase, TAnswer> reference,
        params Slip<TCase, TAnswer>[] slips)
        where TAnswer : notnull
    {
        TAnswer[] expected = [.. cases.Select(reference)];
        TAnswer[] found;
        try
        {
            found = [.. cases.Select(answer)];
        }
        catch (Exception error)
        {
            return Threw(exercise, error);
        }

        if (AllSame(found, expected))
        {
            return new CheckResult(exercise, true, praise);
        }

        var slip = slips.FirstOrDefault(candidate => AllSame(found, [.. cases.Select(candidate.Compute)]));
        return new CheckResult(exercise, false, slip?.Message ?? FirstDifference());

        string FirstDifference()
        {
            var i = Enumerable.Range(0, cases.Count).First(i => !Same(found[i], expected[i]));
            return $"{describe(cases[i])}, the answer is {Text(found[i])}; expected {Text(expected[i])}.";
        }
    }

    private static bool AllSame<T>(IEnumerable<T> found, IEnumerable<T> expected)
        where T : notnull =>
        found.Zip(expected).All(pair => Same(pair.First, pair.Second));

    private static bool Same<T>(T found, T expected)
        where T : notnull =>
        (found, expected) is (double a, double b)
            ? Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(b))
            : EqualityComparer<T>.Default.Equals(found, expected);

    private static string Text<T>(T value) => value switch
    {
        bool yes => yes ? "yes" : "no",
        double number => number.ToString("G5", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:N0}"),
    };

    /// <summary>A fresh whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    private static int Draw(int low, int high)
    {
        using var drawn = randint(low, high + 1, 1);
        return (int)drawn.item<long>();
    }

    /// <summary>Fresh errors in percent, one a seed.</summary>
    private static double[] DrawErrors(int seeds) => [.. Enumerable.Range(0, seeds).Select(_ => Draw(50, 950) / 10.0)];

    /// <summary>Cases drawn afresh: enough that no two different formulas agree on all of them by chance.</summary>
    private static T[] Draws<T>(Func<T> draw) => [.. Enumerable.Range(0, 8).Select(_ => draw())];
}
