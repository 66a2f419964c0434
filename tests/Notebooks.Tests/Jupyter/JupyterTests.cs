using Notebooks.Jupyter;
using Notebooks.Tests.Support;

namespace Notebooks.Tests.Jupyter;

/// <summary>The kernel under Jupyter's own clients.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("jupyter-test-").FullName;

    public JupyterTests() => new KernelSpec(Path.Combine(_data, "kernels")).Install("resnet-csharp", "C# (ResNet course)");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_kernel_conforms_to_the_protocol_in_every_optional_part()
    {
        await Python.RequireAsync("jupyter_kernel_test", "python3-jupyter-kernel-test");
        var output = await RunAsync(Python.Script("conformance.py"), "-v");
        Assert.DoesNotContain("skipped", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cells")]
    [InlineData("Signatures")]
    [InlineData("Interrupts")]
    [InlineData("Hardships")]
    [InlineData("Ends")]
    public async Task The_kernel_does_what_the_conformance_test_leaves_out(string testCase)
    {
        await Python.RequireAsync("jupyter_client", "python3-jupyter-client");
        await RunAsync(Python.Script("protocol.py"), "-v", testCase);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["JUPYTER_PATH"] = _data,
            ["JUPYTER_RUNTIME_DIR"] = Path.Combine(_data, "runtime"),
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        };
        (int code, string output) = await Python.RunAsync(environment, arguments);
        Assert.True(code == 0, output);
        return output;
    }
}
