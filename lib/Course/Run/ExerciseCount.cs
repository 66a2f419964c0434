using Notebooks.Documents;
using ResNets.Exercises;

namespace Course.Run;

/// <summary>
/// How many exercises of an executed notebook are solved, as its own checks found; a check that came to no result, because the
/// answer does not compile, is one that was not passed.
/// </summary>
/// <param name="Passed">Checks that were passed.</param>
/// <param name="All">Checks that were made.</param>
internal sealed record ExerciseCount(int Passed, int All)
{
    /// <summary>Counts the results of checks in a notebook.</summary>
    /// <param name="path">The executed notebook, or null where none was written.</param>
    /// <returns>The count, or null where nothing was checked.</returns>
    public static ExerciseCount? In(string? path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        CodeCell[] cells = [.. NotebookReader.Read(path).CodeCells];
        int passed = cells.Sum(cell => Count(cell, "passed"));
        int open = cells.Sum(cell => Count(cell, "open"));
        int failed = cells.Count(cell => cell.HasTag("check") && cell.Outputs.OfType<ErrorOutput>().Any());
        int all = passed + open + failed;
        return all == 0 ? null : new ExerciseCount(passed, all);
    }

    /// <summary>Such as <c>2 of 3</c>.</summary>
    public override string ToString() => $"{Passed} of {All}";

    private static string? Html(Output output) => output switch
    {
        DisplayOutput shown => shown.Data.Text(MimeTypes.Html),
        ExecuteResultOutput result => result.Data.Text(MimeTypes.Html),
        _ => null,
    };

    private static int Count(CodeCell cell, string state) =>
        cell.Outputs.Select(Html).OfType<string>().Sum(page => page.Split($"{CheckResult.Attribute}=\"{state}\"").Length - 1);
}
