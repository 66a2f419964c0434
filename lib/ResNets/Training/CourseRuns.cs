namespace ResNets.Training;

/// <summary>The training runs that were recorded for the course, in <c>notebooks/runs</c>.</summary>
public static class CourseRuns
{
    /// <summary>
    /// Reads them from any folder of notebooks: the students', the solutions', a translation's. None where there are none; a
    /// run that has measured nothing yet is left out.
    /// </summary>
    /// <param name="folder">The folder of the notebook; the current one if null.</param>
    /// <exception cref="InvalidDataException">A file is not a training history.</exception>
    public static IReadOnlyList<RunHistory> Load(string? folder = null)
    {
        var place = new DirectoryInfo(folder ?? Environment.CurrentDirectory);
        while (place is not null && place.Name != "notebooks")
        {
            place = place.Parent;
        }

        return place is null ? [] : Runs.Load(Path.Combine(place.FullName, "runs"));
    }
}
