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

    /// <summary>What the kernel is and speaks.</summary>
    public const string KernelInfoRequest = "kernel_info_request";

    /// <summary>What the kernel is and speaks.</summary>
    public const string KernelInfoReply = "kernel_info_reply";

    /// <summary>Whether code can be run as it is or goes on.</summary>
    public const string IsCompleteRequest = "is_complete_request";

    /// <summary>Whether code can be run as it is or goes on.</summary>
    public const string IsCompleteReply = "is_complete_reply";

    /// <summary>What could stand at the cursor.</summary>
    public const string CompleteRequest = "complete_request";

    /// <summary>What could stand at the cursor.</summary>
    public const string CompleteReply = "complete_reply";

    /// <summary>What the name at the cursor means.</summary>
    public const string InspectRequest = "inspect_request";

    /// <summary>What the name at the cursor means.</summary>
    public const string InspectReply = "inspect_reply";

    /// <summary>Earlier cells.</summary>
    public const string HistoryRequest = "history_request";

    /// <summary>Earlier cells.</summary>
    public const string HistoryReply = "history_reply";

    /// <summary>Which comms are open.</summary>
    public const string CommInfoRequest = "comm_info_request";

    /// <summary>Which comms are open.</summary>
    public const string CommInfoReply = "comm_info_reply";

    /// <summary>Open a comm, a front end's own channel to an object in the kernel.</summary>
    public const string CommOpen = "comm_open";

    /// <summary>A message over a comm.</summary>
    public const string CommMessage = "comm_msg";

    /// <summary>A comm is closed.</summary>
    public const string CommClose = "comm_close";

    /// <summary>Take away what a cell has put out so far.</summary>
    public const string ClearOutput = "clear_output";

    /// <summary>A question to the user.</summary>
    public const string InputRequest = "input_request";

    /// <summary>The user's answer.</summary>
    public const string InputReply = "input_reply";

    /// <summary>End the kernel.</summary>
    public const string ShutdownRequest = "shutdown_request";

    /// <summary>The kernel is about to end.</summary>
    public const string ShutdownReply = "shutdown_reply";
}
