using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Course.Train;

namespace Course.Commands;

/// <summary>Options whose wrong values are answered with the option's name and what it takes.</summary>
internal static class NumberOption
{
    /// <summary>A number with a default.</summary>
    public static Option<T> Create<T>(string name, T value, string description)
        where T : struct, INumber<T> =>
        new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => value,
            CustomParser = result => Parse<T>(name, result),
        };

    /// <summary>A number that may be left out.</summary>
    public static Option<T?> CreateOptional<T>(string name, string description)
        where T : struct, INumber<T> =>
        new(name) { Description = description, HelpName = "N", CustomParser = result => Parse<T>(name, result) };

    /// <summary>A word out of a few.</summary>
    public static Option<string?> CreateChoice(string name, string? value, string description, params IReadOnlyList<string> allowed)
    {
        var option = new Option<string?>(name)
        {
            Description = $"{description} ({string.Join(", ", allowed)})",
            HelpName = name.TrimStart('-').ToUpperInvariant(),
            DefaultValueFactory = _ => value,
            CustomParser = result =>
            {
                string found = result.Tokens[0].Value;
                if (!allowed.Contains(found))
                {
                    result.AddError($"{name} is '{found}'; it has to be one of {string.Join(", ", allowed)}");
                }

                return found;
            },
        };
        return option;
    }

    /// <summary>A size such as 2GiB or 800MiB, in bytes.</summary>
    public static Option<long?> CreateSize(string name, string description) =>
        new(name) { Description = description, HelpName = "SIZE", CustomParser = result => ParseSize(name, result) };

    private static T Parse<T>(string name, ArgumentResult result)
        where T : struct, INumber<T>
    {
        string text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value))
        {
            return value;
        }

        string kind = typeof(T) == typeof(double) ? "a number such as 0.1" : typeof(T) == typeof(ulong) ? "a whole number from 0" : "a whole number";
        result.AddError($"{name} is '{text}'; it has to be {kind}");
        return default;
    }

    private static long? ParseSize(string name, ArgumentResult result)
    {
        try
        {
            return ByteSize.Parse(result.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            result.AddError($"{name}: {e.Message}");
            return null;
        }
    }
}
