using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Course.Tests.Support;

namespace Course.Tests.Commands;

/// <summary>The tool as a process of its own, behind a proxy that lets nothing through: no byte leaves the machine.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly CourseFolder _folder = new();
    private readonly TcpListener _proxy = new(IPAddress.Loopback, 0);

    public ProxyTests() => _proxy.Start();

    public void Dispose()
    {
        _proxy.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("https_proxy")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("all_proxy")]
    public async Task Downloads_go_through_the_proxy_that_the_environment_names(string variable)
    {
        Task<List<string>> asked = RefuseAllAsync();

        (int code, string error) = await RunAsync(variable);
        _proxy.Stop();

        List<string> hosts = await asked;
        Assert.Equal("CONNECT www.cs.toronto.edu:443 HTTP/1.1", hosts[0]);
        Assert.All(hosts, request => Assert.StartsWith("CONNECT ", request));
        Assert.Equal(1, code);
        Assert.StartsWith(
            "error CIFAR-10 could not be downloaded: the proxy refused the way to www.cs.toronto.edu (", error);
    }

    /// <summary>Answers until the proxy is stopped; the first lines of what was asked.</summary>
    private async Task<List<string>> RefuseAllAsync()
    {
        var asked = new List<string>();
        while (true)
        {
            try
            {
                using TcpClient client = await _proxy.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
                asked.Add(await RefuseAsync(client));
            }
            catch (SocketException) when (!_proxy.Server.IsBound)
            {
                return asked;
            }
        }
    }

    private static async Task<string> RefuseAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        string first = await reader.ReadLineAsync(TestContext.Current.CancellationToken) ?? "";
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
            // The rest of the request's head.
        }

        await client.GetStream().WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        return first;
    }

    private async Task<(int Code, string Error)> RunAsync(string variable)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Course.dll"), "data", "cifar-10"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string other in new[] { "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY" })
        {
            start.Environment.Remove(other);
        }

        start.Environment[variable] = $"http://{_proxy.LocalEndpoint}";
        start.Environment["RESNET_DATA"] = Path.Combine(_folder.Root, "data");
        using Process tool = Process.Start(start)!;
        Task<string> output = tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (tool.ExitCode, error);
    }
}
