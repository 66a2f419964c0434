using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Tensors as text.</summary>
public class TensorTextTests
{
    [Fact]
    public void ToStringTellsWhatItIs()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());
        Assert.Equal("[], type = Int64, device = cpu", tensor(1L).ToString());
    }

    [Fact]
    public void JuliaStyleAlignsColumns()
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(new[,] { { 1.5f, -20 }, { 0.25f, 3 } });
        Assert.Equal("[2x2], type = Float32, device = cpu\n  1.5 -20\n 0.25   3\n", Text(matrix, julia));
        Assert.Equal("[], type = Bool, device = cpu, value = True", Text(tensor(true), julia));
        Assert.Equal(
            "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n\n",
            Text(arange(4).reshape(2, 1, 2), julia));
    }

    [Fact]
    public void JuliaStyleKeepsToTheWidth()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(
            "[100], type = Int64, device = cpu\n 0 1 2 3 4 5 6 7 ...\n",
            arange(100).ToString(julia, width: 20, newLine: "\n"));
    }

    [Fact]
    public void NumpyStyleNestsBrackets()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("[[0, 1]\n [2, 3]]", Text(arange(4).reshape(2, 2), numpy));
        Assert.Equal("[0, 1, 2, ..., 7, 8, 9]", Text(arange(10), numpy));
        Assert.Equal("[]", Text(arange(0), numpy));
    }

    [Fact]
    public void CSharpStyleIsAnInitializer()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(
            "[2], type = Float32, device = cpu, value = float [] {1f, 2.5f}",
            Text(tensor(new[] { 1, 2.5f }), csharp));
        Assert.Equal(
            "[1x2], type = Int64, device = cpu, value = \nlong [,] {{1L, 2L}}",
            Text(tensor(new[,] { { 1L, 2L } }), csharp));
    }

    [Fact]
    public void TheDefaultStyleCanBeSet()
    {
        using var scope = NewDisposeScope();
        set_printoptions(style: numpy);
        try
        {
            Assert.Equal("[1, 2]", tensor(new[] { 1, 2 }).str());
        }
        finally
        {
            set_printoptions(style: julia);
        }

        Assert.Equal("[1, 2]", tensor(new[] { 1, 2 }).npstr());
    }

    private static string Text(Tensor tensor, TorchSharp.TensorStringStyle style) =>
        tensor.ToString(style, cultureInfo: CultureInfo.InvariantCulture, newLine: "\n");
}
