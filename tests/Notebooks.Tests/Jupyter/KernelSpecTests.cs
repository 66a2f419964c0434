using Notebooks.Jupyter;

namespace Notebooks.Tests.Jupyter;

public sealed class KernelSpecTests : IDisposable
{
    private readonly string _kernels = Directory.CreateTempSubdirectory("kernels ").FullName;

    private KernelSpec Spec => new(_kernels);

    public void Dispose() => Directory.Delete(_kernels, recursive: true);

    [Fact]
    public void A_kernel_is_registered_again_and_taken_away()
    {
        var folder = Spec.Install("resnet-csharp", "C#");
        Assert.Equal(folder, Spec.Install("resnet-csharp", "C#"));
        Assert.Equal(folder, Spec.Uninstall("resnet-csharp"));
        Assert.Null(Spec.Uninstall("resnet-csharp"));
        Assert.Empty(Directory.GetDirectories(_kernels));
    }

    [Theory]
    [InlineData("python3", "'python3' is what notebooks in Python call their kernel; choose another --name.")]
    [InlineData("../up", "'../up' is no name for a kernel; expected letters, digits, '.', '-' and '_', such as resnet-csharp.")]
    [InlineData("", "'' is no name for a kernel; expected letters, digits, '.', '-' and '_', such as resnet-csharp.")]
    public void Names_that_cannot_be_are_refused(string name, string message)
    {
        Assert.Equal(message, Assert.Throws<JupyterException>(() => Spec.Install(name, "C#")).Message);
        Assert.Empty(Directory.GetDirectories(_kernels));
    }

    [Fact]
    public void The_kernel_of_another_program_stays()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_kernels, "other")).FullName, "kernel.json");
        File.WriteAllText(file, "{}");
        Assert.EndsWith("choose another --name, or delete that folder first.", Assert.Throws<JupyterException>(() => Spec.Install("other", "C#")).Message, StringComparison.Ordinal);
        Assert.EndsWith("delete that folder if you no longer want it.", Assert.Throws<JupyterException>(() => Spec.Uninstall("other")).Message, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(file));
    }
}
