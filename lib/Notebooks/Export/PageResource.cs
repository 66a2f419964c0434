namespace Notebooks.Export;

/// <summary>The style sheets and scripts that this library puts into pages.</summary>
internal static class PageResource
{
    /// <summary>The text of a file of the folder Page.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
