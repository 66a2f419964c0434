using System.Text;
using ResNets;

namespace Course;

/// <summary>Writes files so that nobody ever reads half of one, also where two of the course's processes write the same.</summary>
internal static class AtomicFile
{
    public static void Write(string path, string text) =>
        PartFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)), $".{Environment.ProcessId}.part");
}
