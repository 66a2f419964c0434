using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after another: each takes what the one before it gave.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _steps = [];

    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules)
        {
            append(name, module);
        }
    }

    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules)
        {
            append(module);
        }
    }

    public int Count => _steps.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index].Module;

    /// <summary>A sequence of the same modules from start up to end, not included.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

    [IndexerName("SequentialItems")]
    public Sequential this[Range index]
    {
        get
        {
            var (start, length) = index.GetOffsetAndLength(Count);
            var part = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
            foreach (var (name, module) in _steps.GetRange(start, length))
            {
                part.append(name, module);
            }

            return part;
        }
    }

    /// <summary>Adds a step under its number.</summary>
    public Sequential append(nn.IModule<Tensor, Tensor> module) =>
        append(_steps.Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, (nn.Module)module);
        _steps.Add((name, module));
        return this;
    }

    /// <summary>Runs the steps; what lies between them is disposed at once.</summary>
    public override Tensor forward(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (_steps.Count == 0)
        {
            return tensor.alias();
        }

        var current = _steps[0].Module.call(tensor);
        for (var i = 1; i < _steps.Count; i++)
        {
            using var before = current;
            current = _steps[i].Module.call(before);
        }

        return current;
    }

    public override nn.Module apply(Action<nn.Module> fn) => base.apply(fn);

    public override void train(bool on = true) => base.train(on);

    public override void eval() => base.eval();

    protected override void RegisterComponents()
    {
    }
}
