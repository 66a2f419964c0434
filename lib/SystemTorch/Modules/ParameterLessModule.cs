using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module without parameters and buffers: moving it does nothing.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    public override void register_parameter(string name, Parameter param) => throw Refusal("parameters");

    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw Refusal("buffers");

    public override void register_module(string name, nn.Module submodule) => throw Refusal("modules");

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    protected override void RegisterComponents()
    {
    }

    private InvalidOperationException Refusal(string what) => new($"{GetName()} has no {what}; none can be registered.");
}
