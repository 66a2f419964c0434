namespace Notebooks.Protocol;

/// <summary>The types of Jupyter's messages that this library speaks.</summary>
public static class MessageTypes
{
    /// <summary>Run a cell.</summary>
    public const string ExecuteRequest = "execute_request";

    /// <summary>A cell has ended.</summary>
    public const string ExecuteReply = "execute_reply";

    /// <summary>A cell begins: its code and number.</summary>
    public const string ExecuteInput = "execute_input";

    /// <summary>The value of a cell's last expression.</summary>
    public const string ExecuteResult = "execute_result";

    /// <summary>A value to show.</summary>
    public const string DisplayData = "display_data";

    /// <summary>A new state of a value that is shown.</summary>
    public const string UpdateDisplayData = "update_display_data";

    /// <summary>Printed text.</summary>
    public const string Stream = "stream";

    /// <summary>The error that ended a cell.</summary>
    public const string Error = "error";

    /// <summary>Whether the kernel is starting, busy or idle.</summary>
    public const string Status = "status";

    /// <summary>Stop the running cell.</summary>
    public const string InterruptRequest = "interrupt_request";

    /// <summary>The kernel has begun to stop the running cell.</summary>
    public const string InterruptReply = "interrupt_reply";

    /// <summary>End the kernel.</summary>
    public const string ShutdownRequest = "shutdown_request";

    /// <summary>The kernel is about to end.</summary>
    public const string ShutdownReply = "shutdown_reply";
}
