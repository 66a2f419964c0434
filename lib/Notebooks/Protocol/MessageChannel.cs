namespace Notebooks.Protocol;

/// <summary>Jupyter's channels between a front end and a kernel.</summary>
public enum MessageChannel
{
    /// <summary>Requests that wait for one another, and their replies.</summary>
    Shell,

    /// <summary>Requests that overtake: interrupt, shutdown.</summary>
    Control,

    /// <summary>What the kernel tells everyone: status and output.</summary>
    IOPub,

    /// <summary>Questions of the kernel to the user.</summary>
    Stdin,
}
