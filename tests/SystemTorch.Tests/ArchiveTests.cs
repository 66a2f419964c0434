using System.Diagnostics;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Tensors in files of libtorch's archive format, to PyTorch and back.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly string _folder = Directory.CreateTempSubdirectory("archive").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void WhatPyTorchWroteIsRead()
    {
        using var scope = NewDisposeScope();
        var tensor = load(Path.Combine(AppContext.BaseDirectory, "fixtures", "archive.pt"));
        Expect.Same(arange(6, dtype: float64).reshape(2, 3).t(), tensor);
        Assert.Equal([1, 3], tensor.stride());
        Assert.True(tensor.requires_grad);
    }

    [Fact]
    public void TensorsComeBackAsTheyWere()
    {
        using var scope = NewDisposeScope();
        Tensor[] tensors =
            [rand(2, 3, requires_grad: true), arange(12).reshape(3, 4).t(), tensor(true), zeros(0, 5), rand(4).bfloat16(), arange(8)[2..5]];
        foreach (var tensor in tensors)
        {
            save(tensor, At("tensor.pt"));
            var again = Tensor.load(At("tensor.pt"));
            Expect.Same(tensor, again);
            Assert.Equal((tensor.requires_grad, tensor.is_contiguous()), (again.requires_grad, again.is_contiguous()));
        }

        Assert.Equal([At("tensor.pt")], Directory.GetFiles(_folder));
    }

    [Fact]
    public void PyTorchReadsWhatIsWritten()
    {
        Assert.SkipUnless(PythonSays("import torch") is "", "python3-torch is not installed; './course setup --with bench' installs it.");
        using var tensor = arange(6, dtype: float32).reshape(2, 3).t();
        tensor.save(At("tensor.pt"));
        var lines = $"import torch; x = next(torch.jit.load('{At("tensor.pt")}').parameters()); print(x.tolist(), x.stride())";
        Assert.Equal("[[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]] (1, 3)", PythonSays(lines));
    }

    [Fact]
    public void WhatIsNoArchiveIsRefused()
    {
        File.WriteAllText(At("text.pt"), "no archive");
        var error = Assert.Throws<FormatException>(() => load(At("text.pt")));
        Assert.Contains("text.pt is not a tensor that torch.save wrote", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Throws<FileNotFoundException>(() => load(At("missing.pt")));
        using var tensor = zeros(1);
        Assert.Throws<DirectoryNotFoundException>(() => tensor.save(At("missing/tensor.pt")));
    }

    private static string? PythonSays(string lines)
    {
        if (!File.Exists(Python))
        {
            return null;
        }

        using var process = Process.Start(
            new ProcessStartInfo(Python, ["-c", lines]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = error.Result;
        return process.ExitCode == 0 ? output.TrimEnd() : null;
    }

    private string At(string name) => Path.Combine(_folder, name);
}
