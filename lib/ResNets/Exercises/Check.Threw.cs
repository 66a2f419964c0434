namespace ResNets.Exercises;

/// <content>Answers that end in an error, which comes before anything that could be judged.</content>
public static partial class Check
{
    private static CheckResult Threw(string exercise, Exception error) =>
        new(exercise, false, $"the answer threw an error: {Sentence(error.Message)}{Advice(error.Message)}");

    /// <summary>What to do about a refusal of libtorch that means the same in every exercise.</summary>
    private static string Advice(string message) =>
        message.Contains("floating point", StringComparison.Ordinal)
            ? " Stored pixels are whole numbers: x.to(ScalarType.Float32) makes them floats first."
        : message.Contains("running_mean should contain", StringComparison.Ordinal)
            ? " A normalization comes right after its convolution and has the number of channels of its output."
        : string.Empty;

    /// <summary>Runs an answer; where it ends in an error that means a known mistake of the exercise, the error says what to do.</summary>
    private static T Advised<T>(Func<T> answer, Func<Exception, bool> isKnown, string advice)
    {
        try
        {
            return answer();
        }
        catch (Exception error) when (isKnown(error))
        {
            throw new InvalidOperationException($"{Sentence(error.Message)} {advice}", error);
        }
    }

    private static bool DoesNotBroadcast(Exception error) => error.Message.Contains("must match the size", StringComparison.Ordinal);

    /// <summary>The first line of a message, with a period.</summary>
    private static string Sentence(string message)
    {
        var line = message.Split('\n')[0].TrimEnd();
        return line is [.., '.' or '!' or '?'] ? line : line + ".";
    }
}
