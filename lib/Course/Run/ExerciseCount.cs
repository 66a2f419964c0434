using Notebooks.Documents;
using ResNets.Exercises;

namespace Course.Run;

/// <summary>How many exercises of an executed notebook are solved, as its own checks found.</summary>
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

        string[] pages = [.. NotebookReader.Read(path).CodeCells.SelectMany(cell => cell.Outputs).Select(Html).OfType<string>()];
        int passed = pages.Sum(page => Count(page, "passed"));
        int all = passed + pages.Sum(page => Count(page, "open"));
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

    private static int Count(string page, string state) => page.Split($"{CheckResult.Attribute}=\"{state}\"").Length - 1;
}
