using System.Buffers.Binary;
using System.Text;
using ResNets.Weights;
using static TorchSharp.torch;

namespace ResNets.Tests.WeightFiles;

public sealed class SafeTensorsTests
{
    [Fact]
    public void TypesShapesAndTextComeBack()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var written = new Dictionary<string, Tensor>
        {
            ["float"] = randn(2, 3),
            ["transposed"] = randn(2, 3).t(),
            ["scalar"] = tensor(7L),
            ["bytes"] = tensor(new byte[] { 1, 2, 3 }),
            ["empty"] = zeros(0, 4),
            ["half"] = randn(3).to(ScalarType.Float16),
        };
        SafeTensors.Write(folder["a"], written, new Dictionary<string, string> { ["who"] = "잔차 학습" });
        var (read, metadata) = SafeTensors.Read(folder["a"]);
        Assert.Equal("잔차 학습", metadata["who"]);
        Assert.Equal(written.Keys.Order(), read.Keys.Order());
        foreach (var (name, tensor) in written)
        {
            Assert.Equal((tensor.dtype, tensor.shape.Length), (read[name].dtype, read[name].shape.Length));
            Assert.Equal(tensor.shape, read[name].shape);
            Assert.True(tensor.contiguous().bytes.SequenceEqual(read[name].bytes), name);
        }
    }

    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", 8, "end within 8 bytes of data")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", 8, "tensor 'a'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}", 8, "tensor 'a'")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3000000000,3000000000,3000000000],\"data_offsets\":[0,8]}}", 8, "overflow")]
    [InlineData("{\"a\":{\"dtype\":\"PICKLE\",\"shape\":[1],\"data_offsets\":[0,4]}}", 8, "'PICKLE' is not a type")]
    [InlineData("{\"a\":{}}", 8, "not safetensors'")]
    [InlineData("{\"a\":", 8, "not safetensors'")]
    [InlineData("[]", 8, "not safetensors'")]
    public void ADamagedHeaderIsRefused(string header, int dataBytes, string expected)
    {
        using var folder = new TemporaryFolder();
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, Encoding.UTF8.GetByteCount(header));
        File.WriteAllBytes(folder["a"], [.. length, .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]]);
        var error = Assert.Throws<InvalidDataException>(() => SafeTensors.Read(folder["a"]));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(40)]
    public void ACutOffFileIsRefused(int bytes)
    {
        using var folder = new TemporaryFolder();
        using var value = zeros(100);
        SafeTensors.Write(folder["a"], new Dictionary<string, Tensor> { ["a"] = value }, new Dictionary<string, string>());
        File.WriteAllBytes(folder["a"], File.ReadAllBytes(folder["a"])[..bytes]);
        Assert.Throws<InvalidDataException>(() => SafeTensors.Read(folder["a"]));
    }
}
