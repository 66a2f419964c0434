using System.IO.Compression;
using Notebooks.Documents;
using Notebooks.Running;
using Notebooks.Tests.Support;

namespace Notebooks.Tests;

/// <summary>
/// How tensors are shown, with the library that notebooks load; in kernel processes, because a process can load libtorch
/// only once.
/// </summary>
public sealed class TensorDisplayTests : RunnerTest
{
    [Fact]
    public async Task A_tensor_is_shown_with_shape_type_device_and_numbers() => Assert.Equal(
        [
            "[3] Int64 on cpu\n[0, 1, 2]",
            "[2, 2] Float32 on cpu\n[[0, 0]\n [0, 0]]",
            "[] Float32 on cpu\n3.5",
            "a tensor that has been disposed",
            "[2] Float32 on cpu, with gradient\n[1, 1]",
        ],
        (await ShowAsync("arange(3)", "zeros(2, 2)", "tensor(3.5f)", "var gone = zeros(2); gone.Dispose(); gone", "ones(2, requires_grad: true)"))
            .Select(bundle => bundle.Text(MimeTypes.Plain)));

    [Fact]
    public async Task A_great_tensor_is_shown_in_a_few_lines() =>
        Assert.InRange((await ShowAsync("rand(64, 64, 64, 8)"))[0].Text(MimeTypes.Plain)!.Split('\n').Length, 3, 30);

    [Fact]
    public async Task What_looks_like_pictures_is_shown_as_pictures()
    {
        (string Code, int Pictures)[] cases =
        [
            ("zeros(3, 8, 8)", 1),
            ("ones(5, 1, 8, 8)", 5),
            ("zeros(100, 3, 8, 8)", 24),
            ("zeros(2, 8, 8, 3, dtype: ScalarType.Byte)", 2),
            ("ones(2, 3, 8, 8, requires_grad: true)", 2),
            ("zeros(2, 8, 8, 3)", 0),
            ("zeros(3, 4, 4)", 0),
            ("zeros(3, 8, 8).sub(1)", 0),
            ("zeros(3, 8, 8).div(0)", 0),
            ("zeros(0, 3, 8, 8)", 0),
            ("zeros(1, 3, 8, 8, dtype: ScalarType.Int64)", 0),
        ];
        MimeBundle[] shown = await ShowAsync([.. cases.Select(example => example.Code)]);
        Assert.Equal(cases, cases.Zip(shown, (example, bundle) => (example.Code, (bundle.Text(MimeTypes.Html) ?? "").Split("<img ").Length - 1)));
        Assert.Contains("the first 24 of 100", shown[2].Text(MimeTypes.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_has_the_tensors_colours()
    {
        var html = (await ShowAsync("var red = zeros(3, 8, 8); red[0].fill_(1); red"))[0].Text(MimeTypes.Html)!;
        var png = Convert.FromBase64String(html.Split("base64,")[1].Split('"')[0]);
        using var zlib = new ZLibStream(new MemoryStream(png, 41, png.Length - 41), CompressionMode.Decompress);
        var row = new byte[25];
        zlib.ReadExactly(row);
        Assert.Equal([0, 255, 0, 0, 255, 0, 0], row[..7]);
    }

    /// <summary>What each cell's result is shown as.</summary>
    private async Task<MimeBundle[]> ShowAsync(params string[] cells)
    {
        var library = Path.Combine(CourseFolder.Root, "lib", "bin", "TorchSharp.dll");
        Assert.True(File.Exists(library), $"{library} is missing; './course setup' builds it.");
        (RunResult result, NotebookDocument document) = await RunAsync([$"#r \"{library}\"\nusing TorchSharp; using static TorchSharp.torch;", .. cells]);
        Assert.True(result.Failure is null, $"{result.Failure?.Message}");
        return [.. document.CodeCells.Skip(1).Select(cell => Assert.IsType<ExecuteResultOutput>(cell.Outputs.Single()).Data)];
    }
}
