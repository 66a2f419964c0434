using System.Text.Json;

#pragma warning disable IDE1006, CA1707, CA1724 // The names are .NET Interactive's: notebooks written for it run here.

namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call by its bare name.</summary>
public static class Kernel
{
    /// <summary>Shows a value now.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">Shows only these representations; none given: all.</param>
    /// <returns>A handle to update it in place.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => KernelInvocationContext.Current.Display(value, mimeTypes);

    /// <summary>Takes away what the cell has put out so far.</summary>
    /// <param name="wait">Only when there is something new to show, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => KernelInvocationContext.Current.Clear(wait);

    /// <summary>Asks the user for a line of text.</summary>
    /// <param name="prompt">What stands before the answer.</param>
    /// <param name="isPassword">Whether the answer is not shown.</param>
    /// <exception cref="InvalidOperationException">The program that runs the cell answers no questions.</exception>
    public static Task<string> GetInputAsync(string prompt = "", bool isPassword = false) =>
        Task.FromResult(KernelInvocationContext.Current.Ask(prompt, isPassword));

    /// <summary>Marks text as HTML.</summary>
    /// <param name="content">The HTML.</param>
    public static HtmlContent HTML(string content) => new(content);

    /// <summary>Runs script in the page that shows the notebook.</summary>
    /// <param name="scriptContent">The script.</param>
    public static void Javascript(string scriptContent) => display(new HtmlContent($"<script type=\"text/javascript\">{scriptContent}</script>"));

    /// <summary>Adds a style sheet to the page that shows the notebook.</summary>
    /// <param name="content">The rules.</param>
    public static void CSS(string content) =>
        Javascript($"var style = document.createElement('style'); style.textContent = {JsonSerializer.Serialize(content)}; document.head.appendChild(style);");
}
