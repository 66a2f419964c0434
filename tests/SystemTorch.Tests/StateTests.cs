using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SystemTorch.Tests;

/// <summary>State dictionaries and files.</summary>
public class StateTests
{
    [Fact]
    public void LoadingCopiesInPlace()
    {
        using var source = Linear(2, 3);
        using var target = Linear(2, 3);
        var weight = target.weight;
        target.load_state_dict(source.state_dict());
        Assert.Same(weight, target.weight);
        Expect.Same(source.weight, target.weight);
        Assert.True(target.weight.requires_grad);
    }

    [Fact]
    public void StrictLoadingNamesWhatIsWrong()
    {
        using var source = Linear(2, 3, hasBias: false);
        using var target = Linear(2, 3);
        var error = Assert.Throws<InvalidOperationException>(() => target.load_state_dict(source.state_dict()));
        Assert.Contains("missing bias; unexpected none", error.Message, StringComparison.Ordinal);
        var (missing, unexpected) = target.load_state_dict(source.state_dict(), strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Empty(unexpected);
        target.load_state_dict(source.state_dict(), skip: ["bias"]);
    }

    [Fact]
    public void WrongShapesAreNamed()
    {
        using var source = Linear(3, 3);
        using var target = Linear(2, 3);
        var error = Assert.Throws<InvalidOperationException>(() => target.load_state_dict(source.state_dict()));
        Assert.Contains("'weight' has shape [3, 3] in the state dictionary and [3, 2]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesHoldTheState()
    {
        var path = Path.GetTempFileName();
        using var source = Sequential(("conv", Conv2d(2, 3, 3)), ("bn", BatchNorm2d(3)));
        using var target = Sequential(("conv", Conv2d(2, 3, 3)), ("bn", BatchNorm2d(3)));
        using var input = rand(2, 2, 5, 5);
        source.call(input).Dispose();
        source.save(path);
        var seen = new Dictionary<string, bool>();
        target.load(path, loadedParameters: seen);
        foreach (var (key, value) in source.state_dict())
        {
            Expect.Same(value, target.state_dict()[key], key);
            Assert.True(seen[key]);
        }

        File.Delete(path);
    }

    [Fact]
    public void FilesCanBeSkippedThrough()
    {
        using var source = Sequential(("a", Linear(2, 2)), ("b", Linear(2, 2)));
        using var target = Sequential(("a", Linear(2, 2)), ("b", Linear(2, 2)));
        using var before = target.state_dict()["a.weight"].clone();
        using var stream = new MemoryStream();
        Module.save_state_dict(new BinaryWriter(stream), source.state_dict(), skip: ["b.bias"]);
        stream.Position = 0;
        target.load(new BinaryReader(stream), strict: false, skip: ["a.weight"]);
        Expect.Same(before, target.state_dict()["a.weight"]);
        Expect.Same(source.state_dict()["b.weight"], target.state_dict()["b.weight"]);
    }

    [Fact]
    public void TensorsHaveFilesToo()
    {
        using var scope = NewDisposeScope();
        foreach (var value in new[] { tensor(5L), rand(2, 3).t(), zeros(0, 3), tensor(new[] { true, false }) })
        {
            using var stream = new MemoryStream();
            value.Save(stream);
            stream.Position = 0;
            Expect.Same(value, TensorExtensionMethods.Load(new BinaryReader(stream)));
            stream.Position = 0;
            Expect.Same(value, Tensor.Load(stream));
        }
    }

    [Fact]
    public void BuffersAreListedByPersistence()
    {
        using var module = new Buffers();
        Assert.Equal(2, module.named_buffers().Count());
        Assert.Equal(["kept"], module.named_buffers(include_nonpersistent: false).Select(entry => entry.name));
        Assert.Equal(["kept"], module.state_dict().Keys);
    }

    private sealed class Buffers : Module
    {
        public Buffers()
            : base(nameof(Buffers))
        {
            register_buffer("kept", ones(1));
            register_buffer("dropped", ones(1), persistent: false);
        }
    }
}
