namespace Course;

/// <summary>Writes files so that nobody ever reads half of one.</summary>
internal static class AtomicFile
{
    public static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string beside = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(beside, text);
        File.Move(beside, path, overwrite: true);
    }
}
