using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Notebooks.Tests.Support;

/// <summary>Debian's Python, which knows the packages of Jupyter that apt installs.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    /// <summary>Fails with the command that installs what is missing: a test that needs it is never skipped.</summary>
    /// <param name="module">A module of Python.</param>
    /// <param name="package">The package of Debian that holds it.</param>
    public static async Task RequireAsync(string module, string package)
    {
        (int code, string _) = File.Exists(Interpreter) ? await RunAsync([], "-c", $"import {module}") : (1, "");
        Assert.True(code == 0, $"This test needs {package}, which is not installed; install it with './course setup --with test', or 'apt-get install {package}'.");
    }

    /// <summary>Runs Python and returns its exit code and all that it printed.</summary>
    public static async Task<(int Code, string Output)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var info = new ProcessStartInfo(Interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach ((string name, string value) in environment)
            info.Environment[name] = value;
        using Process process = Process.Start(info)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output + await error);
    }

    private static Task<(int Code, string Output)> RunAsync(KeyValuePair<string, string>[] environment, params string[] arguments) =>
        RunAsync(environment.ToDictionary(), arguments);

    /// <summary>A script beside the calling test.</summary>
    public static string Script(string name, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, name);
}
