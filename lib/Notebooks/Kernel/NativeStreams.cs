using System.Runtime.InteropServices;
using System.Text;

namespace Notebooks.Kernel;

/// <summary>
/// The process's real output streams, which native libraries print to past the console. Who reads them learns from marks
/// where a cell ends.
/// </summary>
public sealed partial class NativeStreams : INativeOutput
{
    private readonly Stream[] _streams = [Console.OpenStandardOutput(), Console.OpenStandardError()];

    /// <summary>The bytes that a mark consists of.</summary>
    /// <param name="id">What the mark is for.</param>
    public static byte[] MarkOf(string id) => Encoding.UTF8.GetBytes($"\u0002{id}\u0003");

    /// <summary>Nothing to do: who reads the streams knows which cell runs.</summary>
    /// <param name="output">Where that cell's output goes.</param>
    public void BeginCell(ICellOutput output)
    {
    }

    /// <summary>Writes out what the C library holds back, then a mark, on both streams.</summary>
    /// <param name="id">The id of the cell's request.</param>
    public Task EndCellAsync(string id)
    {
        if (!OperatingSystem.IsWindows())
            _ = FlushAll(0);
        foreach (Stream stream in _streams)
        {
            stream.Write(MarkOf(id));
            stream.Flush();
        }

        return Task.CompletedTask;
    }

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int FlushAll(nint everyStream);
}
