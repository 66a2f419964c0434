using Notebooks.Protocol;

namespace Notebooks.Running;

/// <summary>Something that came from a kernel process.</summary>
internal abstract record KernelEvent
{
    /// <summary>A message of the kernel.</summary>
    public sealed record Message(KernelMessage Value) : KernelEvent;

    /// <summary>Text that a native library printed.</summary>
    public sealed record NativeText(string Name, string Text) : KernelEvent;

    /// <summary>All native text up to the end of a cell has come.</summary>
    public sealed record NativeMark(string Id) : KernelEvent;

    /// <summary>The process is gone.</summary>
    public sealed record Ended(string How) : KernelEvent;
}
