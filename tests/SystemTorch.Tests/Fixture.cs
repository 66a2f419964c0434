using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Files of named tensors that tests/fixtures/torch/make.py wrote with PyTorch.</summary>
internal sealed class Fixture
{
    private readonly Dictionary<string, Tensor> _tensors = [];

    private Fixture(params string[] names)
    {
        foreach (var name in names)
        {
            Read(name);
        }
    }

    public static Fixture Operators { get; } = new("operators.dat", "members.dat");

    public static Fixture Drawn { get; } = new("drawn.dat");

    public static Fixture Indexing { get; } = new("indexing.dat");

    public static Fixture Modules { get; } = new("modules.dat");

    public static Fixture Optimizers { get; } = new("optimizers.dat");

    public static Fixture Lbfgs { get; } = new("lbfgs.dat");

    public static Fixture Schedules { get; } = new("schedules.dat");

    public static Fixture Seeds { get; } = new("seeds.dat");

    public static Fixture Training { get; } = new("training.dat");

    public static Fixture BFloat16 { get; } = new("bfloat16.dat");

    public IEnumerable<string> Keys => _tensors.Keys;

    public Tensor this[string key] => _tensors[key];

    public Tensor? Find(string key) => _tensors.GetValueOrDefault(key);

    /// <summary>The tensors whose names start so, by the rest of their names.</summary>
    public Dictionary<string, Tensor> Under(string prefix) =>
        _tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    /// <summary>prefix0, prefix1, … as far as they go.</summary>
    public Tensor[] Numbered(string prefix) =>
        [.. Enumerable.Range(0, 64).Select(i => Find(prefix + i)).TakeWhile(tensor => tensor is not null).Select(tensor => tensor!)];

    private void Read(string name)
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "fixtures", name)));
        var count = reader.Read7BitEncodedInt();
        for (var i = 0; i < count; i++)
        {
            var key = reader.ReadString();
            _tensors.Add(key, TensorExtensionMethods.Load(reader).DetachFromDisposeScope());
        }
    }
}
