using Microsoft.DotNet.Interactive;

namespace System;

/// <summary>Display as a method of any value, as .NET Interactive has it.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value now.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these representations; none given: all.</param>
    /// <returns>A handle to update it in place.</returns>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => KernelInvocationContext.Current.Display(value, mimeTypes);

    /// <summary>Shows the text as being of a MIME type.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">Such as "text/html" or "image/svg+xml".</param>
    /// <returns>A handle to update it in place.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => KernelInvocationContext.Current.DisplayAs(value, mimeType);
}
