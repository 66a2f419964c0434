namespace Course.Run;

/// <summary>Makes the folder that executed notebooks are written to.</summary>
internal static class ResultsFolder
{
    /// <summary>Makes the folder if it is not there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="sources">Folders of notebooks, which results of the same names would replace.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="UsageException">It is one of the sources, by whatever path.</exception>
    /// <exception cref="CourseException">It cannot be made.</exception>
    public static string Create(string path, IEnumerable<string> sources)
    {
        string full = Path.GetFullPath(path);
        try
        {
            string real = WithoutLinks(full);
            if (sources.Any(source => WithoutLinks(Path.GetFullPath(source)) == real))
            {
                throw new UsageException($"--out is '{path}', where notebooks are that the results could replace; choose a folder of its own.");
            }

            return Directory.CreateDirectory(full).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseException($"The folder of the results, {full}, cannot be made ({e.Message.TrimEnd('.')}); choose another with --out.", e);
        }
    }

    private static string WithoutLinks(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var here = new DirectoryInfo(Path.Combine(WithoutLinks(parent), Path.GetFileName(path)));
        return here.LinkTarget is null ? here.FullName : WithoutLinks(here.ResolveLinkTarget(returnFinalTarget: false)!.FullName);
    }
}
