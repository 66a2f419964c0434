using System.Reflection;

namespace ResNets.Display;

/// <summary>
/// The notebook host that this code runs in, if it does. It is found by the name that both hosts share, because a
/// library that students read should not depend on one.
/// </summary>
internal static class NotebookHost
{
    private const string ContextName = "Microsoft.DotNet.Interactive.KernelInvocationContext";

    /// <summary>The type of the host's running cell; null outside of a notebook.</summary>
    internal static Type? ContextType => AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(ContextName))
        .FirstOrDefault(type => type is not null);

    /// <summary>The running cell; null outside of one.</summary>
    internal static object? Context
    {
        get
        {
            try
            {
                return ContextType?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static)?.GetValue(null);
            }
            catch (TargetInvocationException)
            {
                return null;
            }
        }
    }

    /// <summary>Cancelled when the user interrupts the running cell; outside of a notebook never.</summary>
    internal static CancellationToken Interruption =>
        Context is { } context && context.GetType().GetProperty("CancellationToken")?.GetValue(context) is CancellationToken token
            ? token
            : CancellationToken.None;
}
