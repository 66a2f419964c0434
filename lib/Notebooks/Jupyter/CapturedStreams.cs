using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Notebooks.Kernel;
using Notebooks.Running;

namespace Notebooks.Jupyter;

/// <summary>
/// Puts pipes in the place of the process's output streams, so that what native libraries print appears in the cell
/// that called them. On Windows they print to Jupyter's terminal.
/// </summary>
internal sealed partial class CapturedStreams : INativeOutput
{
    /// <summary>How long a cell's end waits for text that is on its way.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>What Linux lets any user give to a pipe, in bytes.</summary>
    private const int LargestPipe = 1 << 20;

    private readonly NativeStreams? _streams;
    private readonly ConcurrentDictionary<string, CountdownEvent> _ends = new();
    private volatile ICellOutput? _cell;

    public CapturedStreams()
    {
        if (OperatingSystem.IsWindows())
            return;
        Capture(1, "stdout");
        Capture(2, "stderr");
        if (OperatingSystem.IsLinux())
            NeverWait(2);
        _streams = new NativeStreams();
    }

    public void BeginCell(ICellOutput output) => _cell = output;

    public async Task EndCellAsync(string id)
    {
        if (_streams is null)
            return;
        CountdownEvent end = _ends[id] = new CountdownEvent(2);
        await _streams.EndCellAsync(id).ConfigureAwait(false);
        end.Wait(s_patience);
        _ends.TryRemove(id, out _);
    }

    private void Capture(int stream, string name)
    {
        var ends = new int[2];
        if (MakePipe(ends) != 0 || Replace(ends[1], stream) < 0)
            throw new JupyterException($"The process's {name} cannot be captured (error {Marshal.GetLastPInvokeError()} of the system).");
        var reader = new FileStream(new SafeFileHandle(ends[0], ownsHandle: true), FileAccess.Read, bufferSize: 0);
        new Thread(() => Pump(reader, name)) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>
    /// Makes the end of a process sure: the runtime tells of a stack overflow on the error stream, in megabytes, after it has
    /// stopped the thread that would read it. What does not fit into the pipe is dropped, instead of waited for without end.
    /// </summary>
    private static void NeverWait(int stream)
    {
        const int GetFlags = 3, SetFlags = 4, SetPipeSize = 1031, NonBlocking = 0x800;
        _ = Control(stream, SetPipeSize, LargestPipe);
        if (Control(stream, SetFlags, Control(stream, GetFlags, 0) | NonBlocking) != 0)
            throw new JupyterException($"The process's error stream cannot be captured (error {Marshal.GetLastPInvokeError()} of the system).");
    }

    private void Pump(FileStream pipe, string name)
    {
        using var text = new StreamReader(pipe, new UTF8Encoding(false));
        var splitter = new NativeTextSplitter(name);
        var buffer = new char[4096];
        int count;
        while ((count = text.Read(buffer)) > 0)
        {
            foreach (KernelEvent part in splitter.Split(new string(buffer, 0, count)))
                Take(part);
        }
    }

    private void Take(KernelEvent part)
    {
        if (part is KernelEvent.NativeText native)
            _cell?.Stream(native.Name, native.Text);
        else if (part is KernelEvent.NativeMark mark && _ends.TryGetValue(mark.Id, out CountdownEvent? end))
            end.Signal();
    }

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    private static partial int MakePipe([Out] int[] ends);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int stream, int command, int value);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int Replace(int from, int to);
}
